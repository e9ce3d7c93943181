package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress/study"
)

// A scene is what is to be seen: a page of a module, after some keys.
type scene struct {
	course *curriculum.Course
	module *curriculum.Module
	lang   string
	page   int
	keys   [][]tea.KeyPressMsg // pressed one group after the other
}

// The moment of the README: this question, just answered.
const (
	readmeModule = "h1-before-the-web"
	readmeBlock  = "first-office-job"
)

func readme(lang string) (scene, error) {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		return scene{}, err
	}
	s, b, err := find(c, readmeModule, lang, readmeBlock)
	if err != nil {
		return scene{}, err
	}
	if b == nil || b.Question == nil || b.Question.Form != curriculum.Single {
		return scene{}, fmt.Errorf("the module %s has no such question: %s", readmeModule, readmeBlock)
	}
	for range position(b, study.At(c.ID, s.module, s.page)) {
		s.keys = append(s.keys, alone(tea.KeyDown))
	}
	s.keys = append(s.keys, alone(tea.KeyEnter), alone(tea.KeyEnter)) // the answer, the confidence that is offered
	return s, nil
}

// position returns how many choices are shown above the right one.
func position(b *curriculum.Block, p study.Place) int {
	shown := study.NewAttempt(b, p, 1, study.Seeder{Fixed: seed}).Choices
	return slices.IndexFunc(shown, func(at int) bool { return b.Question.Choices[at-1].Right })
}

// sceneOf is the page or block of a file, NAME.LANGUAGE.md in the folder of its
// course, after the keys.
func sceneOf(file, block, typed string) (scene, error) {
	pressed, err := keys(typed)
	if err != nil {
		return scene{}, err
	}
	stem, isMarkdown := strings.CutSuffix(filepath.Base(file), ".md")
	dot := strings.LastIndexByte(stem, '.')
	if !isMarkdown || dot < 0 {
		return scene{}, fmt.Errorf("the file %q is not named NAME.LANGUAGE.md", file)
	}
	name, lang := stem[:dot], stem[dot+1:]
	c, _, err := curriculum.Load(os.DirFS(filepath.Dir(file)), "")
	if err != nil {
		return scene{}, err
	}
	s, _, err := find(c, name, lang, block)
	s.keys = append(s.keys, pressed...)
	return s, err
}

// find is the scene at a page or block, "" for the first page: its page, and
// the keys to the block.
func find(c *curriculum.Course, name, lang, id string) (scene, *curriculum.Block, error) {
	m, _, err := c.Module(name, lang)
	if err != nil {
		return scene{}, nil, err
	}
	s := scene{course: c, module: m, lang: lang}
	if id == "" {
		return s, nil, nil
	}
	if at := slices.IndexFunc(m.Pages, func(p curriculum.Page) bool { return p.ID == id }); at >= 0 {
		s.page = at
		return s, nil, nil
	}
	b, page := m.Block(id)
	if b == nil {
		return scene{}, nil, fmt.Errorf("the module %s has no page or block %q", name, id)
	}
	s.page = page
	for range slices.IndexFunc(m.Pages[page].Blocks(), func(o *curriculum.Block) bool { return o == b }) + 1 {
		s.keys = append(s.keys, alone('v')) // the next question or note
	}
	return s, b, nil
}
