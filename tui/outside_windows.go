package tui

import tea "charm.land/bubbletea/v2"

// A shellJob is nothing here: no shell stops its programs.
type shellJob struct{}

func follow(*tea.Program) (j *shellJob, release func()) { return &shellJob{}, func() {} }

func (*shellJob) pause() {}
