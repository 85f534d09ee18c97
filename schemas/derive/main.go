// Command derive writes closed JSON Schemas of Kubernetes kinds from their upstream definitions.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type sources struct {
	Kubernetes struct {
		Module  string
		Version string
		Folder  string
		Groups  []struct {
			File    string
			Group   string
			Version string
			Kinds   []string
		}
	}
	Crds []crdSource
}

type crdSource struct {
	Module     string
	Repository string
	Version    string
	File       string
	Input      string
}

// origin is what SOURCE.json says of one upstream file.
type origin struct {
	Module     string   `json:"module,omitempty"`
	Repository string   `json:"repository,omitempty"`
	Version    string   `json:"version"`
	File       string   `json:"file"`
	Sha256     string   `json:"sha256,omitempty"`
	Facts      string   `json:"facts,omitempty"`
	Schemas    []string `json:"schemas"`
	// Cel lists the CEL rules of the definition, which a JSON Schema cannot hold.
	Cel []string `json:"cel,omitempty"`
}

const output = ".."

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "derive:", err)
		os.Exit(1)
	}
}

func run() error {
	var all sources
	if err := readJSON("sources.json", &all); err != nil {
		return err
	}
	core, err := kubernetes(all)
	if err != nil {
		return err
	}
	return crds(all.Crds, core)
}

// kubernetes derives the built-in kinds and returns the definitions of the core group.
func kubernetes(all sources) (map[string]any, error) {
	source := all.Kubernetes
	folder, err := module(source.Module, source.Version)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(filepath.Join(output, "kubernetes")); err != nil {
		return nil, err
	}
	definitions := map[string]any{}
	var origins []origin
	for _, group := range source.Groups {
		file := filepath.Join(source.Folder, group.File)
		text, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			return nil, err
		}
		var document map[string]any
		if err := json.Unmarshal(text, &document); err != nil {
			return nil, err
		}
		schemas := document["components"].(map[string]any)["schemas"].(map[string]any)
		for name, schema := range schemas {
			definitions[name] = schema
		}
		from := origin{Module: source.Module, Version: source.Version, File: file, Sha256: digest(text)}
		for _, kind := range group.Kinds {
			schema, err := builtIn(document, schemas, group.Group, group.Version, kind)
			if err != nil {
				return nil, err
			}
			path := schemaPath(group.Group, group.Version, kind)
			from.Schemas = append(from.Schemas, path)
			if err := writeJSON(filepath.Join(output, "kubernetes", path), schema); err != nil {
				return nil, err
			}
		}
		origins = append(origins, from)
	}
	return definitions, writeJSON(filepath.Join(output, "kubernetes", "SOURCE.json"), origins)
}

// crds derives the custom kinds.
func crds(sources []crdSource, core map[string]any) error {
	if err := os.RemoveAll(filepath.Join(output, "crds")); err != nil {
		return err
	}
	var origins []origin
	for _, source := range sources {
		from := origin{
			Module: source.Module, Repository: source.Repository, Version: source.Version, File: source.File,
		}
		text, err := definition(source)
		if err != nil {
			return err
		}
		if source.Module != "" {
			from.Sha256 = digest(text)
		} else {
			from.Facts = "schemas/derive/inputs/" + source.Input
		}
		derived, err := custom(text, core)
		if err != nil {
			return fmt.Errorf("%s: %w", source.File, err)
		}
		for _, one := range derived {
			from.Schemas = append(from.Schemas, one.path)
			from.Cel = append(from.Cel, one.cel...)
			if err := writeJSON(filepath.Join(output, "crds", one.path), one.schema); err != nil {
				return err
			}
		}
		origins = append(origins, from)
	}
	return writeJSON(filepath.Join(output, "crds", "SOURCE.json"), origins)
}

func definition(source crdSource) ([]byte, error) {
	if source.Module == "" {
		return os.ReadFile(filepath.Join("inputs", source.Input))
	}
	folder, err := module(source.Module, source.Version)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(folder, source.File))
}

// module fetches a Go module by name and returns its folder.
func module(name, version string) (string, error) {
	command := exec.Command("go", "mod", "download", "-json", name+"@"+version)
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s@%s: %w", name, version, err)
	}
	var answer struct{ Dir, Error string }
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", err
	}
	if answer.Error != "" {
		return "", fmt.Errorf("%s@%s: %s", name, version, answer.Error)
	}
	return answer.Dir, nil
}

func schemaPath(group, version, kind string) string {
	folder := strings.ToLower(group)
	if folder == "" {
		folder = "core"
	}
	return folder + "/" + version + "/" + kind + ".json"
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func readJSON(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// writeJSON writes with sorted keys, one a line.
func writeJSON(path string, value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text.Bytes(), 0o644)
}
