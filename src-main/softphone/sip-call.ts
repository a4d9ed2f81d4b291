export type { MediaPort } from '../contract/media-port.ts'
export type * from '../contract/softphone.ts'
