package progress

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/denisbrodbeck/machineid"
)

// deviceFile is the file STATE/device. The name is bound to the machine so that
// a folder copied to another one, with a backup or an image, does not make two
// devices write one file.
type deviceFile struct {
	Device  string `json:"device"`
	Machine string `json:"machine"`
}

var deviceName = regexp.MustCompile(`^[a-z0-9]{6,32}$`)

// machine returns an id of this machine that tells nothing about it.
func machine() (string, error) { return machineid.ProtectedID("cahier") }

// randomName returns n random letters and digits, in lower case since some file
// systems know no other.
func randomName(n int) string { return strings.ToLower(rand.Text())[:n] }

func (r *Record) lock() (unlock func(), err error) {
	path := filepath.Join(r.o.State, "lock")
	unlock, err = r.disk.Lock(path, r.o.wait)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeFolder(r.disk, r.o.State); err != nil {
			return nil, fail("make the folder", r.o.State, err)
		}
		unlock, err = r.disk.Lock(path, r.o.wait)
	}
	return unlock, fail("lock", path, err)
}

// readDevice returns the device's name, or "" where there is none that is this
// machine's. An error means that there may be one.
func (r *Record) readDevice() (string, error) {
	path := filepath.Join(r.o.State, "device")
	f, err := r.disk.OpenFile(path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fail("read", path, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return "", fail("read", path, err)
	}
	var d deviceFile
	if json.Unmarshal(b, &d) != nil || !deviceName.MatchString(d.Device) || d.Machine != r.machine() {
		return "", nil
	}
	return d.Device, nil
}

// machine returns "" on a machine without an id, as containers are: the name is
// then bound to nothing.
func (r *Record) machine() string {
	id, err := r.o.Machine()
	if err != nil {
		return ""
	}
	return id
}

// identify finds this device's name, or gives it a new one. The caller holds
// the lock.
func (r *Record) identify() error {
	name, err := r.readDevice()
	if err != nil {
		return err
	}
	if name == "" {
		name = randomName(12)
		path := filepath.Join(r.o.State, "device")
		err := replaceFile(r.disk, path, func(w io.Writer) error {
			b, err := json.Marshal(deviceFile{name, r.machine()})
			if err == nil {
				_, err = fmt.Fprintf(w, "%s\n", b)
			}
			return err
		})
		if err != nil {
			return fail("write", path, err)
		}
	}
	r.called(name)
	return nil
}

// adopt takes the learner's id from the record, once. Several may stand there:
// two devices that began apart, or records merged as one's own. It is the one
// with the most events in files of the devices that wrote them, which what was
// merged is not; all devices come to the same, and no single damaged line can
// change it.
func (r *Record) adopt() {
	if r.adopted {
		return
	}
	from := r.native
	if len(from) == 0 {
		from = r.learners
	}
	ids := slices.DeleteFunc(slices.Sorted(maps.Keys(from)), func(id string) bool { return id == "" })
	if len(ids) == 0 {
		return
	}
	r.learner = slices.MaxFunc(ids, func(a, b string) int { return cmp.Compare(from[a], from[b]) })
	r.adopted = true
}
