import { app, clipboard, globalShortcut } from 'electron'

/** F9 answers inside; with these it calls what was copied anywhere. */
export const clipboardKeys = 'CommandOrControl+Shift+F9'
const schemes = ['tel', 'callto', 'sip']
/** Longer than any number or link to one: a whole page that was copied stays where it is. */
const longest = 300

export type DialFromOutside = {
  /** With the link, or what was copied, as it is. */
  ask(text: string, from: 'link' | 'clipboard'): void
}

/** Whether a word of a command line asks for a call. */
export function isDialLink(word: string): boolean {
  return /^(tel|callto|sips?):/i.test(word)
}

/** Links that came before there was a window to ask in. */
export function collectLinks(words: readonly string[]) {
  const waiting = words.filter(isDialLink)
  let tell: ((link: string) => void) | null = null
  const take = (link: string) => (tell ? tell(link) : void waiting.push(link))
  // macOS tells links by an event, which may come before the program is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    take(link)
  })
  return {
    take,
    /** From now on, and first those that wait. */
    tellTo(next: (link: string) => void): void {
      tell = next
      for (const link of waiting.splice(0)) next(link)
    },
  }
}

/** The system offers Pronto for these links; which program opens them stays the user's choice. */
export function offerForLinks(): void {
  // From the sources it would be Electron itself that is offered.
  if (!app.isPackaged) return
  for (const scheme of schemes) app.setAsDefaultProtocolClient(scheme)
}

/** Calls are asked for, never made: the window wants a key. The disposer gives the keys back. */
export function dialFromOutside(
  links: ReturnType<typeof collectLinks>,
  { ask }: DialFromOutside,
): () => void {
  links.tellTo((link) => ask(link.slice(0, longest), 'link'))
  // Another program may hold the keys already; then there is nothing to give back.
  globalShortcut.register(clipboardKeys, () => {
    void clipboard.readText().then((text) => ask(text.slice(0, longest), 'clipboard'))
  })
  return () => globalShortcut.unregister(clipboardKeys)
}
