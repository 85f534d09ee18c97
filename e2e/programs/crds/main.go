// Command crds prints the definitions of custom kinds that Go modules carry, as the file SOURCES names them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

type sources struct {
	Crds []struct {
		Module  string
		Version string
		File    string
	}
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "crds:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var all sources
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	for _, one := range all.Crds {
		if one.Module == "" {
			continue
		}
		folder, err := download(one.Module, one.Version)
		if err != nil {
			return err
		}
		definition, err := os.ReadFile(filepath.Join(folder, one.File))
		if err != nil {
			return err
		}
		fmt.Printf("---\n%s\n", definition)
	}
	return nil
}

// download fetches a module into the module cache, as `go` does it, and returns its folder.
func download(module, version string) (string, error) {
	command := exec.Command("go", "mod", "download", "-json", module+"@"+version)
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s@%s: %w", module, version, err)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", err
	}
	return answer.Dir, nil
}
