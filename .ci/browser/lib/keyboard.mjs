// Walks a freshly loaded page with the Tab key from its beginning to its end.
export async function keyboard(page) {
  await page.evaluate(watchFocus)
  await page.keyboard.press('Tab')
  for (let before = 0; ;) {
    const { seen, left } = await page.evaluate(() => ({ seen: window.gate.seen.size, left: window.gate.left.size }))
    if (seen === before) break
    before = seen
    // Sent without waiting for each one, which is several times faster; the browser keeps their order.
    await Promise.all(Array.from({ length: Math.max(left, 1) }, () => page.keyboard.down('Tab')))
    await page.keyboard.up('Tab')
  }
  return page.evaluate(() => ({
    'skip-link': window.gate.skip,
    'focus-visible': window.gate.unseen,
    'focus-reach': [...window.gate.left].map(link => link.outerHTML.slice(0, 100)),
  }))
}

function watchFocus() {
  const isShown = element => element.checkVisibility({ visibilityProperty: true })
  const gate = window.gate = {
    seen: new Set(),
    left: new Set([...document.querySelectorAll('a[href], area[href]')].filter(isShown)),
    skip: ['Tab reaches nothing'],
    unseen: [],
  }

  const main = document.querySelector('main, [role=main]')
  const skips = element => {
    if (!main || !element.matches('a[href^="#"]')) return false
    const target = document.getElementById(element.getAttribute('href').slice(1))
    return target && (main.contains(target) || target.contains(main))
  }
  const fault = element => {
    const box = element.getBoundingClientRect()
    const placed = box.width > 1 && box.height > 1
      && box.right > 0 && box.left < innerWidth && box.bottom + scrollY > 0
    if (!placed) return 'not on the page when focused'
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
    const clear = /^(transparent|rgba\(.*, 0\))$/.test(outlineColor)
    return outlineStyle === 'none' || parseFloat(outlineWidth) === 0 || clear ? 'no outline when focused' : ''
  }

  document.addEventListener('focusin', ({ target }) => {
    if (gate.seen.has(target)) return
    const shown = target.outerHTML.slice(0, 100)
    if (gate.seen.size === 0) gate.skip = skips(target) ? [] : [`Tab first reaches ${shown}`]
    gate.seen.add(target)
    gate.left.delete(target)
    if (fault(target)) gate.unseen.push(`${fault(target)}: ${shown}`)
  })
}
