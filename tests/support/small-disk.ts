import { BroadcastChannel } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'

/** Says to every writer of this process whose database lies in the folder how many pages it may have. */
type DiskSize = { readonly folder: string; readonly pages: number }

const orderChannel = 'small-disk'
const answerChannel = 'small-disk-answers'

/** In the writer's thread: beyond its pages SQLite grows no file and says SQLITE_FULL, as on a full disk. */
export function obeyDiskSize(db: Database): void {
  const orders = new BroadcastChannel(orderChannel)
  const answers = new BroadcastChannel(answerChannel)
  orders.onmessage = ({ data }: { readonly data: DiskSize }) => {
    if (!db.open || !db.name.startsWith(data.folder)) return
    db.pragma(`max_page_count = ${data.pages}`)
    answers.postMessage(data)
  }
  // A listener would keep the thread of a closed store alive.
  orders.unref()
  answers.unref()
}

/** In the test: resolves when a writer goes by it. Never fewer pages than there are. */
export function limitDisk(size: DiskSize): Promise<void> {
  const orders = new BroadcastChannel(orderChannel)
  const answers = new BroadcastChannel(answerChannel)
  return new Promise((resolve) => {
    answers.onmessage = ({ data }: { readonly data: DiskSize }) => {
      if (data.folder !== size.folder || data.pages !== size.pages) return
      orders.close()
      answers.close()
      resolve()
    }
    orders.postMessage(size)
  })
}
