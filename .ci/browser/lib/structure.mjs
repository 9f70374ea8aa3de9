// Rules that can be read off the loaded document.
export function structure(page) {
  return page.evaluate(() => {
    const all = selector => [...document.querySelectorAll(selector)]
    const show = element => element.outerHTML.slice(0, 100)
    const exactlyOne = (selector, name) => {
      const count = all(selector).length
      return count === 1 ? [] : [`${count} ${name} instead of 1`]
    }
    const outside = element => ['src', 'href', 'data', 'poster'].some(name => {
      const value = element.getAttribute(name)
      return value && !value.startsWith('data:') && URL.parse(value, document.baseURI)?.origin !== location.origin
    })
    const policy = document.querySelector('meta[http-equiv="content-security-policy" i]')?.content ?? ''
    return {
      h1: exactlyOne('h1', 'h1'),
      main: exactlyOne('main, [role=main]', 'main'),
      lang: document.documentElement.lang.trim() ? [] : ['html has no lang'],
      script: [
        ...all('script, a[href^="javascript:" i]'),
        ...all('*').filter(e => e.getAttributeNames().some(name => name.startsWith('on'))),
      ].map(show),
      csp: /default-src\s+'none'/.test(policy) ? [] : ["no meta policy with default-src 'none'"],
      // Lazy and alternative resources are not requested at once, so requests alone do not tell.
      external: all('img, source, track, video, audio, iframe, embed, object, '
        + 'link:is([rel~=stylesheet], [rel~=icon], [rel~=preload], [rel~=preconnect], [rel~=dns-prefetch])')
        .filter(outside).map(show),
    }
  })
}
