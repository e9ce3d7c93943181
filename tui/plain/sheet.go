package plain

import (
	"fmt"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// filling is a worksheet on its way: field after field, and then what it is.
type filling struct {
	*visit
	b    *curriculum.Block
	at   int  // the field at hand; behind the last one all are through
	one  bool // only this field was asked for
	told bool // how to write was said
}

// fieldHeld is where the language was switched.
type fieldHeld struct {
	block string
	at    int
}

func (v *visit) worksheet(b *curriculum.Block) (move, error) {
	f := &filling{visit: v, b: b}
	v.heading(v.w.Worksheet.Kind, b)
	v.section(v.m, b.Worksheet.Text)
	if b.Worksheet.Kit {
		v.out.para(v.w.Worksheet.Kit)
	}
	held, under := taken[fieldHeld](v)
	switch full := f.filled().Count() == len(b.Worksheet.Fields); {
	case under && held.block == b.ID:
		f.at = held.at
	case full:
		f.printAll()
		f.at = len(b.Worksheet.Fields)
	default:
		v.out.para(v.w.Worksheet.Task)
		if !v.private {
			v.private = true
			v.out.line(v.w.Worksheet.Private)
		}
	}
	if f.at == len(b.Worksheet.Fields) {
		f.printSum()
	}
	return f.run()
}

func (f *filling) filled() study.Filled {
	return study.FilledSheet(f.state(), f.course.ID, f.visit.m, f.b)
}

func (f *filling) run() (move, error) {
	fields := len(f.b.Worksheet.Fields)
	for {
		if f.at < fields {
			to, stay, err := f.field()
			if !stay || err != nil {
				return to, err
			}
			if f.at == fields {
				f.printSum()
			}
			continue
		}
		in, err := f.wait(fmt.Sprintf(f.say.AfterSheet, fields), f.say.HelpSheet, f.choose)
		switch {
		case err != nil:
			return onward, err
		case in.verb == text: // the number of a field, which is at hand now
		case in.verb == again:
			f.at, f.one = 0, false
		case in.verb == back:
			f.at, f.one = fields-1, false
		case in.verb == language:
			f.visit.held = fieldHeld{f.b.ID, fields}
			return switched, nil
		default:
			return moves[in.verb], nil
		}
	}
}

// choose takes the number of a field; that one alone is then asked for.
func (f *filling) choose(in typed) bool {
	n, err := numeral(in.line)
	if in.verb != text || err != nil || n < 1 || n > len(f.b.Worksheet.Fields) {
		return false
	}
	f.at, f.one = n-1, true
	return true
}

// field asks for one field and goes to the next one, or back.
func (f *filling) field() (to move, stay bool, err error) {
	fields := f.b.Worksheet.Fields
	field := fields[f.at]
	title := fmt.Sprintf(f.w.Worksheet.Field, f.at+1, len(fields))
	f.out.para(f.label(title, safe.Line(field.Name)))
	f.printRow()
	if field.Prompt != "" {
		f.md(f.visit.m, field.Prompt)
	}
	how := f.say.NextField
	if !f.told {
		how = f.say.FirstField
	}
	f.told = true
	did, err := f.compose(writing{
		key:  f.draftKey(f.b.ID, field.ID),
		note: study.NoteIn(f.state(), f.course.ID, f.visit.m, f.b, field.ID),
		event: func(text, after string) progress.Event {
			return f.place().NotedField(f.b, field.ID, text, after)
		},
		ask:     how + " " + f.say.LeaveEmpty + " " + f.say.FieldKeys,
		askAnew: how + " " + f.say.KeepField + " " + f.say.FieldKeys,
		help:    f.say.HelpField, switchLang: f.otherLang,
	})
	switch {
	case err != nil:
		return onward, false, err
	case did == language:
		f.visit.held = fieldHeld{f.b.ID, f.at}
		return switched, false, nil
	case did == back && f.at == 0:
		return backward, false, nil
	case did == back:
		f.at--
	case did == next || f.one:
		f.at = len(fields)
	default:
		f.at++
	}
	return onward, true, nil
}

// printRow says, before the first field of a row, what stands in the row.
func (f *filling) printRow() {
	table := f.b.Worksheet.Table
	if table == nil {
		return
	}
	for _, row := range table.Rows {
		for j, c := range row {
			if c.Field < 0 && j > 0 && firstField(row) == f.at && j < len(table.Columns) {
				f.out.line(stop(f.label(f.flat(table.Columns[j]), f.flat(c.Text))))
			}
		}
	}
}

// firstField is the first field of a row of a table, or -1.
func firstField(row []curriculum.Cell) int {
	for _, c := range row {
		if c.Field >= 0 {
			return c.Field
		}
	}
	return -1
}

// printAll says what is written in every field.
func (f *filling) printAll() {
	texts := f.filled().Texts
	for i, field := range f.b.Worksheet.Fields {
		f.out.para(f.label(fmt.Sprintf("%d. %s", i+1, safe.Line(field.Name)), texts[i]))
	}
}

// printSum says what stands below the fields and how many are filled.
func (f *filling) printSum() {
	f.section(f.visit.m, f.b.Worksheet.After)
	filled, fields := f.filled().Count(), len(f.b.Worksheet.Fields)
	f.out.para(upper(fmt.Sprintf(f.w.Worksheet.Filled, filled, fields)) + ".")
	if filled == fields {
		f.out.line(f.w.Worksheet.Complete)
	}
}
