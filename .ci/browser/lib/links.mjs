import { fileFor } from './site.mjs'

export function linksAndIds(page) {
  return page.evaluate(() => ({
    links: [...document.querySelectorAll('a[href], area[href], link[href], img[src]')].map(element => {
      const written = element.getAttribute('href') ?? element.getAttribute('src')
      return { written, url: URL.canParse(written, document.baseURI) ? new URL(written, document.baseURI).href : '' }
    }),
    ids: [...document.querySelectorAll('[id], a[name]')].flatMap(element => [element.id, element.name]),
  }))
}

// known: page -> {links, ids}. Fragments need every page's ids, so this comes after the last page.
export function brokenLinks(dir, origin, known) {
  const ids = new Map([...known].map(([page, { ids }]) => [page, new Set(ids)]))
  const hasTarget = (file, fragment) => {
    if (fragment === '' || fragment.toLowerCase() === 'top') return true
    const there = ids.get(file)
    if (!there) return !file.endsWith('.html')
    return there.has(fragment) || there.has(decode(fragment))
  }
  return [...known].map(([page, { links }]) => {
    const found = { page, link: [], fragment: [] }
    for (const { written, url } of links) {
      if (url === '') {
        found.link.push(`${written} is not an address`)
        continue
      }
      const target = new URL(url)
      if (target.origin !== origin) continue
      const file = fileFor(dir, target.pathname)
      const fragment = target.hash.slice(1).split(':~:')[0]
      if (file === undefined) found.link.push(`${written} leads to no file`)
      else if (!hasTarget(file, fragment)) found.fragment.push(`${written} leads to no id in ${file}`)
    }
    return found
  })
}

function decode(fragment) {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
