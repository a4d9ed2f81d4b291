export type Mix = { readonly track: MediaStreamTrack; close(): void }
export type MakeMix = (streams: readonly MediaStream[]) => Mix

/** All these streams as one track, for somebody who shall hear them together. */
export function mixIn(makeContext: () => AudioContext): MakeMix {
  return (streams) => {
    const context = makeContext()
    const sum = context.createMediaStreamDestination()
    for (const stream of streams) context.createMediaStreamSource(stream).connect(sum)
    // A page that nobody has touched yet begins with a context that stands still.
    void context.resume()
    const [track] = sum.stream.getAudioTracks()
    if (!track) throw new Error('the mix has no track')
    return {
      track,
      close() {
        track.stop()
        void context.close()
      },
    }
  }
}
