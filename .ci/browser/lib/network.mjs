// Gathers what the browser says and asks for on a page while body runs.
export async function listening(page, origin, body) {
  const heard = { console: [], csp: [], external: [] }
  const listeners = {
    console: message => {
      if (message.type() !== 'error') return
      const where = message.location().url
      const list = /Content Security Policy/i.test(message.text()) ? heard.csp : heard.console
      list.push(where ? `${message.text()} (${where})` : message.text())
    },
    pageerror: error => heard.console.push(String(error)),
    request: request => {
      const url = request.url()
      if (!url.startsWith(origin + '/') && !url.startsWith('data:')) heard.external.push(url)
    },
  }
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener)
  try {
    return await body(heard)
  } finally {
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener)
  }
}

// Without the page's CSP the browser would really send these, to a network that may not answer.
export function stopExternal(context, origin) {
  return context.route(url => url.origin !== origin, route => route.abort())
}
