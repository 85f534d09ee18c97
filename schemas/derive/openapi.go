package main

import (
	"fmt"
	"sort"
	"strings"
)

const (
	dialect    = "https://json-schema.org/draft/2020-12/schema"
	reference  = "#/components/schemas/"
	apiPrefix  = "io.k8s."
	objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
)

type node = map[string]any

// wellKnown holds the types whose JSON form the definitions do not tell.
var wellKnown = map[string]node{
	"io.k8s.apimachinery.pkg.api.resource.Quantity": {
		"anyOf": []any{node{"type": "string", "format": "quantity"}, node{"type": "integer"}},
	},
	"io.k8s.apimachinery.pkg.util.intstr.IntOrString": {
		"anyOf": []any{node{"type": "integer", "format": "int32"}, node{"type": "string"}},
	},
	"io.k8s.apimachinery.pkg.apis.meta.v1.Time":      {"type": "string", "format": "date-time"},
	"io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": {"type": "string", "format": "date-time"},
	"io.k8s.apimachinery.pkg.apis.meta.v1.Duration":  {"type": "string", "format": "go-duration"},
}

// formats says which formats are kept, and under which name.
var formats = map[string]string{
	"byte": "byte", "date": "date", "date-time": "date-time", "duration": "go-duration", "email": "email",
	"hostname": "hostname", "int32": "int32", "int64": "int64", "ipv4": "ipv4", "ipv6": "ipv6", "uri": "uri",
	"uuid": "uuid",
}

// kept are the keywords that pass as they are.
var kept = []string{
	"enum", "exclusiveMaximum", "exclusiveMinimum", "maxItems", "maxLength", "maxProperties", "maximum",
	"minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "type", "uniqueItems",
}

// deriver turns definitions into closed JSON Schema and notes what they refer to.
type deriver struct {
	definitions node
	wanted      []string
	// isCustom: the definition is a custom resource's, whose defaults are set before it is judged.
	isCustom bool
	cel      []string
}

func builtIn(document, schemas node, group, version, kind string) (node, error) {
	for _, name := range keys(schemas) {
		schema := schemas[name].(node)
		if !isKind(schema["x-kubernetes-group-version-kind"], group, version, kind) {
			continue
		}
		d := &deriver{definitions: schemas}
		root := d.convert(desired(schema), "", true)
		apiVersion := strings.TrimPrefix(group+"/"+version, "/")
		return finish(d, root, apiVersion, kind, scope(document, group, version, kind)), nil
	}
	return nil, fmt.Errorf("no definition of %s/%s %s", group, version, kind)
}

// desired leaves out what only a server writes.
func desired(schema node) node {
	properties := node{}
	for name, property := range schema["properties"].(node) {
		if name != "status" {
			properties[name] = property
		}
	}
	var required []string
	for _, name := range texts(schema["required"]) {
		if name != "status" {
			required = append(required, name)
		}
	}
	copied := node{}
	for keyword, value := range schema {
		copied[keyword] = value
	}
	copied["properties"] = properties
	copied["required"] = required
	return copied
}

// finish makes the schema of a whole object.
func finish(d *deriver, root node, apiVersion, kind, scope string) node {
	properties := root["properties"].(node)
	properties["apiVersion"] = node{"const": apiVersion}
	properties["kind"] = node{"const": kind}
	properties["metadata"] = d.reference(objectMeta)
	required := []string{"apiVersion", "kind", "metadata"}
	for _, name := range texts(root["required"]) {
		if !contains(required, name) {
			required = append(required, name)
		}
	}
	sort.Strings(required)
	root["required"] = required
	root["$schema"] = dialect
	root["x-drydock-scope"] = scope
	if defs := d.reachable(); len(defs) > 0 {
		root["$defs"] = defs
	}
	return root
}

// reachable converts every definition that was referred to, and those that they refer to.
func (d *deriver) reachable() node {
	defs := node{}
	for len(d.wanted) > 0 {
		name := d.wanted[0]
		d.wanted = d.wanted[1:]
		if _, done := defs[short(name)]; done {
			continue
		}
		if known, ok := wellKnown[name]; ok {
			defs[short(name)] = known
			continue
		}
		isCustom := d.isCustom
		d.isCustom = false
		defs[short(name)] = d.convert(d.definitions[name].(node), "", true)
		d.isCustom = isCustom
	}
	return defs
}

func (d *deriver) reference(name string) node {
	d.wanted = append(d.wanted, name)
	return node{"$ref": "#/$defs/" + short(name)}
}

func short(name string) string {
	return strings.TrimPrefix(name, apiPrefix)
}

// convert derives one schema. Inside allOf and its like a schema constrains what another one
// describes, so it is not closed there.
func (d *deriver) convert(from node, path string, closed bool) node {
	if name, ok := from["$ref"].(string); ok {
		return d.reference(strings.TrimPrefix(name, reference))
	}
	if name, ok := from["$k8s"].(string); ok {
		return d.reference(name)
	}
	if parts, ok := from["allOf"].([]any); ok && len(parts) == 1 && from["type"] == nil {
		return d.convert(parts[0].(node), path, closed)
	}
	to := node{}
	for _, keyword := range kept {
		if value, ok := from[keyword]; ok {
			to[keyword] = value
		}
	}
	if format, ok := from["format"].(string); ok && formats[format] != "" {
		to["format"] = formats[format]
	}
	d.rules(from, path)
	if from["x-kubernetes-int-or-string"] == true {
		delete(to, "type")
		to["anyOf"] = []any{node{"type": "integer"}, node{"type": "string"}}
		return to
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		if parts, ok := from[keyword].([]any); ok {
			var converted []any
			for _, part := range parts {
				converted = append(converted, d.convert(part.(node), path, false))
			}
			to[keyword] = converted
		}
	}
	if part, ok := from["not"].(node); ok {
		to["not"] = d.convert(part, path, false)
	}
	if items, ok := from["items"].(node); ok {
		to["items"] = d.convert(items, path+"[]", closed)
	}
	d.object(from, to, path, closed)
	return to
}

func (d *deriver) object(from, to node, path string, closed bool) {
	properties, described := from["properties"].(node)
	optional := map[string]bool{}
	if described {
		converted := node{}
		for _, name := range keys(properties) {
			property := properties[name].(node)
			converted[name] = d.convert(property, strings.TrimPrefix(path+"."+name, "."), closed)
			_, optional[name] = property["default"]
		}
		to["properties"] = converted
	}
	var required []string
	for _, name := range texts(from["required"]) {
		if !(d.isCustom && optional[name]) {
			required = append(required, name)
		}
	}
	if len(required) > 0 {
		sort.Strings(required)
		to["required"] = required
	}
	isOpen := from["x-kubernetes-preserve-unknown-fields"] == true || from["x-kubernetes-embedded-resource"] == true
	switch additional := from["additionalProperties"].(type) {
	case node:
		to["additionalProperties"] = d.convert(additional, path+".*", closed)
	case bool:
		if !additional {
			to["additionalProperties"] = false
		}
	default:
		if described && closed && !isOpen {
			to["additionalProperties"] = false
		}
	}
}

func (d *deriver) rules(from node, path string) {
	rules, _ := from["x-kubernetes-validations"].([]any)
	for _, rule := range rules {
		expression := strings.Join(strings.Fields(rule.(node)["rule"].(string)), " ")
		d.cel = append(d.cel, strings.TrimPrefix(path+": "+expression, ": "))
	}
}

func isKind(listed any, group, version, kind string) bool {
	list, _ := listed.([]any)
	for _, one := range list {
		entry := one.(node)
		if entry["group"] == group && entry["version"] == version && entry["kind"] == kind {
			return true
		}
	}
	return false
}

// scope reads from the paths of the API whether objects of a kind lie in a namespace.
func scope(document node, group, version, kind string) string {
	paths := document["paths"].(node)
	for _, path := range keys(paths) {
		operation, _ := paths[path].(node)["post"].(node)
		entry, _ := operation["x-kubernetes-group-version-kind"].(node)
		isKind := entry["group"] == group && entry["version"] == version && entry["kind"] == kind
		if isKind && strings.Contains(path, "/namespaces/{namespace}/") {
			return "Namespaced"
		}
	}
	return "Cluster"
}

func keys(of node) []string {
	names := make([]string, 0, len(of))
	for name := range of {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func texts(value any) []string {
	switch list := value.(type) {
	case []string:
		return list
	case []any:
		var result []string
		for _, item := range list {
			result = append(result, item.(string))
		}
		return result
	}
	return nil
}

func contains(list []string, wanted string) bool {
	for _, one := range list {
		if one == wanted {
			return true
		}
	}
	return false
}
