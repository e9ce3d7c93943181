package main

import (
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// calm is a screen behind a net. Bubble Tea prints a stack where it catches a
// panic, and on the server that is the facilitator's terminal: here the program
// ends in order, and who runs it finds the fault.
type calm struct {
	tea.Model
	fault any
	quit  func() // ends the program, from anywhere
	work  work   // of its keys
}

// faultMsg carries a panic from a command to the loop.
type faultMsg struct{ value any }

func (c *calm) Init() (cmd tea.Cmd) {
	defer c.catch(&cmd)
	return guarded(c.Model.Init())
}

func (c *calm) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = c
	defer c.catch(&cmd)
	if f, ok := msg.(faultMsg); ok {
		panic(f.value)
	}
	c.work.do(msg, func() { c.Model, cmd = c.Model.Update(msg) })
	return c, guarded(cmd)
}

func (c *calm) View() (v tea.View) {
	defer func() {
		if f := recover(); f != nil && c.fault == nil {
			c.fault = f
			go c.quit() // a view is no place for a command
		}
	}()
	return c.Model.View()
}

func (c *calm) catch(cmd *tea.Cmd) {
	if f := recover(); f != nil {
		c.fault = f
	}
	if c.fault != nil {
		*cmd = tea.Quit
	}
}

// close ends the screen behind it, which may still have something to write, and
// returns what went wrong, however its program ended.
func (c *calm) close() (err error) {
	defer func() {
		if f := recover(); f != nil {
			err = errors.Join(err, fmt.Errorf("fault: %v", f))
		}
	}()
	if c.fault != nil {
		err = fmt.Errorf("fault: %v", c.fault)
	}
	if closer, ok := c.Model.(io.Closer); ok {
		err = errors.Join(err, closer.Close())
	}
	return err
}

// guarded makes a panic of a command a message, those of a batch included.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if f := recover(); f != nil {
				msg = faultMsg{f}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = guarded(c)
			}
		}
		return msg
	}
}
