import type { MediaCommand, MediaReply } from './media.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** What the softphone asks of the window that holds the media. */
export type MediaPort = {
  /** False while no window holds the media. */
  available(): boolean
  /** Resolves with the window's reply; `closed` when the window goes away or answers too late. */
  send(command: WithoutId<MediaCommand>): Promise<MediaReply['result']>
}
