/** Who writes the window's title: a ringing call comes before one on hold, and that before one that is over. */
const titleOwners = ['ringing', 'held', 'missed'] as const
type TitleOwner = (typeof titleOwners)[number]

export type PageTitle = {
  /** Null gives the title back. */
  set(owner: TitleOwner, title: string | null): void
}

const titles = new WeakMap<Document, PageTitle>()

/** The title of a page, shared by all who have something to say in it. */
export function pageTitle(document: Document): PageTitle {
  const title = titles.get(document) ?? createPageTitle(document)
  titles.set(document, title)
  return title
}

function createPageTitle(document: Document): PageTitle {
  const own = document.title
  const wanted = new Map<TitleOwner, string>()
  return {
    set(owner, title) {
      if (title === null) wanted.delete(owner)
      else wanted.set(owner, title)
      const first = titleOwners.find((each) => wanted.has(each))
      const next = (first && wanted.get(first)) ?? own
      if (document.title !== next) document.title = next
    },
  }
}
