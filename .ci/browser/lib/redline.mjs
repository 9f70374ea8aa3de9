// Deleted and inserted text must be told apart by those who hear the page and by those who see no colours.
export function redline(page) {
  return page.evaluate(() => {
    const words = {
      DEL: 'bortta|struk|utgå|radera|upphäv|removed|deleted',
      INS: 'tillag|tillfog|infog|insatt|added|inserted',
    }
    const isMarker = (text, tag) =>
      new RegExp(`^[\\s\\p{P}]*(${words[tag]})\\p{L}*[\\s\\p{P}]*$`, 'iu').test(text)
    const isRead = element =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]')
    const neighbour = (node, step) => {
      do node = node[step]; while (node && node.nodeType !== Node.ELEMENT_NODE && !node.nodeValue.trim())
      return node?.nodeType === Node.ELEMENT_NODE ? [node] : []
    }
    const markerOf = mark => [
      ...mark.querySelectorAll('*'),
      ...neighbour(mark, 'previousSibling'),
      ...neighbour(mark, 'nextSibling'),
    ].find(element => isMarker(element.textContent, mark.tagName) && isRead(element))
    const isSeen = element => {
      const box = element.getBoundingClientRect()
      return box.width > 4 && box.height > 4 && box.right > 0 && box.bottom + scrollY > 0
    }
    const hasShape = (mark, marker) => {
      const style = getComputedStyle(mark)
      return style.textDecorationLine !== 'none' || style.borderStyle !== 'none' || (marker && isSeen(marker))
    }

    const found = { 'redline-marker': [], 'redline-colour': [] }
    for (const mark of document.querySelectorAll('del, ins')) {
      const shown = mark.outerHTML.slice(0, 100)
      const marker = markerOf(mark)
      if (!marker) found['redline-marker'].push(`no text says that this is ${mark.tagName}: ${shown}`)
      if (!hasShape(mark, marker)) found['redline-colour'].push(`nothing but colour shows: ${shown}`)
    }
    return found
  })
}
