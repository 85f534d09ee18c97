package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

type customSchema struct {
	path   string
	schema node
	cel    []string
}

// custom derives the schemas of the storage version of each definition in a text.
func custom(text []byte, core node) ([]customSchema, error) {
	var result []customSchema
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var document node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if document["kind"] != "CustomResourceDefinition" {
			continue
		}
		one, err := storageVersion(document["spec"].(node), core)
		if err != nil {
			return nil, err
		}
		result = append(result, one)
	}
	if len(result) == 0 {
		return nil, errors.New("no CustomResourceDefinition")
	}
	return result, nil
}

func storageVersion(spec, core node) (customSchema, error) {
	group := spec["group"].(string)
	kind := spec["names"].(node)["kind"].(string)
	for _, each := range spec["versions"].([]any) {
		version := each.(node)
		if version["storage"] != true || version["served"] != true {
			continue
		}
		name := version["name"].(string)
		d := &deriver{definitions: core, isCustom: true}
		root := d.convert(desired(version["schema"].(node)["openAPIV3Schema"].(node)), "", true)
		var whole node
		schema := finish(d, root, group+"/"+name, kind, spec["scope"].(string))
		if err := normalize(schema, &whole); err != nil {
			return customSchema{}, err
		}
		share(whole)
		return customSchema{schemaPath(group, name, kind), whole, d.cel}, nil
	}
	return customSchema{}, fmt.Errorf("%s has no served storage version", kind)
}

// normalize turns what YAML reading and conversion left into plain JSON values.
func normalize(from any, into *node) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(into)
}

const worthSharing = 240

// share moves subschemas that occur more than once into definitions: some kinds repeat theirs
// dozens of times.
func share(root node) {
	counts := map[string]int{}
	count(root, counts, true)
	defs, _ := root["$defs"].(node)
	if defs == nil {
		defs = node{}
	}
	names := map[string]string{}
	replace(root, "", counts, names, defs, true)
	if len(defs) > 0 {
		root["$defs"] = defs
	}
}

func count(schema node, counts map[string]int, isRoot bool) {
	if !isRoot {
		text := canonical(schema)
		if len(text) >= worthSharing {
			counts[text]++
			if counts[text] > 1 {
				return
			}
		}
	}
	eachPart(schema, func(_ string, part node) any {
		count(part, counts, false)
		return part
	})
}

func replace(schema node, key string, counts map[string]int, names map[string]string, defs node, isRoot bool) any {
	text := canonical(schema)
	if !isRoot && counts[text] > 1 {
		name, done := names[text]
		if !done {
			name = unused(key, defs)
			names[text] = name
			defs[name] = node{}
			eachPart(schema, func(key string, part node) any {
				return replace(part, key, counts, names, defs, false)
			})
			defs[name] = schema
		}
		return node{"$ref": "#/$defs/" + name}
	}
	eachPart(schema, func(key string, part node) any {
		return replace(part, key, counts, names, defs, false)
	})
	return schema
}

func unused(key string, defs node) string {
	name := key
	for number := 2; ; number++ {
		if _, taken := defs[name]; !taken {
			return name
		}
		name = fmt.Sprintf("%s%d", key, number)
	}
}

// eachPart visits the subschemas that describe parts of a value, in order, and puts in their place
// what visit returns. Definitions of the root stay as they are.
func eachPart(schema node, visit func(key string, part node) any) {
	if properties, ok := schema["properties"].(node); ok {
		for _, name := range keys(properties) {
			properties[name] = visit(name, properties[name].(node))
		}
	}
	for _, keyword := range []string{"items", "additionalProperties"} {
		if part, ok := schema[keyword].(node); ok {
			schema[keyword] = visit(keyword, part)
		}
	}
}

func canonical(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
