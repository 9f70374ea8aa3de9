package agreement

import "slices"

// levels yields what is declared of a change, the nearest level first.
func (c *Change) levels(yield func(Level, declaration) bool) {
	if !yield(Own, c.own) {
		return
	}
	if c.group != nil && !yield(Group, c.group.declaration) {
		return
	}
	yield(All, c.notice.all)
}

// Nature returns how the notice classifies the change, at the nearest level
// that does, and that level; none where it does not.
func (c *Change) Nature() ([]Nature, Level) {
	for level, d := range c.levels {
		if d.nature != nil {
			return slices.Clone(d.nature), level
		}
	}
	return nil, ""
}

// Material returns whether the notice calls the change material (väsentlig),
// at the nearest level that says either, and that level. The empty level means
// that nothing is declared.
func (c *Change) Material() (bool, Level) {
	for level, d := range c.levels {
		if d.material != nil {
			return *d.material, level
		}
	}
	return false, ""
}

// Benefit returns whom the notice declares the change to benefit, "customer" or
// "agent", at the nearest level that says so, and that level; "" where none does.
func (c *Change) Benefit() (string, Level) {
	for level, d := range c.levels {
		if d.benefit != "" {
			return d.benefit, level
		}
	}
	return "", ""
}

// Effective returns when the change takes effect as its own notice announces
// it, and the level that says so. A View answers with what later notices made
// of it.
func (c *Change) Effective() (Effective, Level) {
	if d, level := c.dated(); level != "" {
		return *d.effective, level
	}
	return Effective{}, ""
}

// DayReadings returns the readings behind the effective day, as the level that
// gives the day names them: none where a source states it.
func (c *Change) DayReadings() []string {
	d, _ := c.dated()
	return slices.Clone(d.readings)
}

// dated returns the nearest declaration of an effective day and its level.
func (c *Change) dated() (declaration, Level) {
	for level, d := range c.levels {
		if d.effective != nil {
			return d, level
		}
	}
	return declaration{}, ""
}
