export function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const needed = document.documentElement.scrollWidth
    if (needed <= width) return []
    const wide = [...document.body.querySelectorAll('*')]
      .filter(element => element.getBoundingClientRect().right > width + 0.5)
      .at(-1)
    return [`${needed} px wide in ${width} px: ${wide?.outerHTML.slice(0, 100) ?? 'body'}`]
  })
}
