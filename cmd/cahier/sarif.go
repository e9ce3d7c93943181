package main

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"cahier/curriculum"
)

// The parts of SARIF 2.1.0 (OASIS) that `check --sarif` prints. Columns are
// counted in characters, as everywhere here, and it says so.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string      `json:"id"`
		Short         sarifText   `json:"shortDescription"`
		HelpURI       string      `json:"helpUri"`
		Configuration sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

// sarifOf is a report as SARIF: one run that knows all rules of a check.
func sarifOf(rep checkReport, lang string) sarifLog {
	run := sarifRun{Language: lang, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	names := curriculum.CheckRules()
	run.Tool.Driver = sarifDriver{Name: "cahier", Version: versionName()}
	for _, name := range names {
		severity, text := curriculum.AboutRule(name, lang)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: name, Short: sarifText{text}, HelpURI: "docs/rules/" + name + ".md", Configuration: sarifConfig{sarifLevel(severity)},
		})
	}
	for _, d := range rep.Diagnostics {
		message := d.Message
		if d.Hint != "" {
			message += "\n" + d.Hint
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: d.Rule, RuleIndex: slices.Index(names, d.Rule), Level: sarifLevel(curriculum.Severity(d.Severity)),
			Message: sarifText{message},
			Locations: []sarifLocation{{sarifPhysical{
				sarifArtifact{fileURI(d.File)}, sarifRegion{d.Line, d.Column},
			}}},
		})
	}
	return sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}
}

func sarifLevel(s curriculum.Severity) string {
	if s == curriculum.Info {
		return "note"
	}
	return string(s)
}

// fileURI is a path as it was given: relative to the working folder, or a
// file: address where it is absolute. A first part with a colon would be taken
// for a scheme.
func fileURI(path string) string {
	slashed := filepath.ToSlash(filepath.Clean(path))
	u := url.URL{Path: slashed}
	if filepath.IsAbs(path) {
		if !strings.HasPrefix(slashed, "/") {
			u.Path = "/" + slashed // a drive's letter comes first
		}
		u.Scheme = "file"
	}
	return u.String()
}
