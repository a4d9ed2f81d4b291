/** Where somebody stands who has no eyes on the screen: what is named, and outlives the buttons in it. */
const places =
  '[role=dialog], [role=tabpanel], [role=region], article, fieldset, form, section, aside, nav, header, main'

/** After what an effect does with the focus itself, and the browser's own tidying up. */
const patienceMs = 40

/**
 * What had the focus may go, or be switched off, with what it did: then the focus stays at the innermost place around
 * it instead of the top of the page, where a screen reader would begin again. What is only busy for a while takes it
 * back afterwards.
 */
export function keepFocus(view: Window & typeof globalThis): () => void {
  const { document } = view
  let last: Element | null = null
  let around: readonly HTMLElement[] = []
  /** A dialog goes as a whole, at times with the button that opened it. */
  let outside: readonly HTMLElement[] = []
  let lent: HTMLElement | null = null
  /** It was switched off since it had the focus, be it for a moment: the browser took the focus away. */
  let wasOff = false
  let timer: ReturnType<Window['setTimeout']> | undefined

  function onFocus({ target }: FocusEvent): void {
    if (!(target instanceof view.Element) || target === lent) return
    last = target
    lent = null
    wasOff = false
    around = placesAround(target)
    if (!around.some((place) => place.getAttribute('role') === 'dialog')) outside = around
  }

  function check(): void {
    timer = undefined
    const active = document.activeElement
    if (last === null) return
    if (last.isConnected && !isOff(last)) {
      const isNowhere = wasOff && (active === null || active === document.body)
      if (isNowhere || (lent !== null && active === lent)) focusOn(last)
      wasOff = false
      return
    }
    if (active !== null && active !== document.body && active !== last) return
    const place = [...around, ...outside, ...document.querySelectorAll('main')].find(
      (each) => each.isConnected && isWithinReach(each),
    )
    if (!place) return
    lent = place
    focusOn(place)
  }

  const watch = new view.MutationObserver(() => {
    wasOff ||= last !== null && isOff(last)
    timer ??= view.setTimeout(check, patienceMs)
  })
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', onFocus)
  return () => {
    watch.disconnect()
    document.removeEventListener('focusin', onFocus)
    view.clearTimeout(timer)
  }
}

function placesAround(target: Element): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = target.parentElement?.closest<HTMLElement>(places); at; ) {
    found.push(at)
    at = at.parentElement?.closest<HTMLElement>(places)
  }
  return found
}

function isOff(element: Element): boolean {
  return element.matches(':disabled')
}

/** Behind a dialog nothing has the focus. */
function isWithinReach(place: HTMLElement): boolean {
  return place.closest('[inert], [aria-hidden=true], [hidden]') === null
}

function focusOn(element: Element): void {
  if (!('focus' in element) || typeof element.focus !== 'function') return
  const lends = !element.hasAttribute('tabindex') && element.matches(places)
  if (lends) element.setAttribute('tabindex', '-1')
  element.focus({ preventScroll: true })
  if (lends) element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
}
