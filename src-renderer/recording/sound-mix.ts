/** Several tracks as one stream, which others may join and leave while it is being recorded. */
export type SoundMix = {
  readonly stream: MediaStream
  /** From now on these and no others; one that has ended says nothing more anyway. */
  follow(tracks: readonly MediaStreamTrack[]): void
  /** A page that nobody has touched yet may have begun with a context that stands still. */
  wake(): void
  close(): void
}

export function createSoundMix(context: AudioContext): SoundMix {
  const sum = context.createMediaStreamDestination()
  // Two people on a telephone: one channel holds all there is.
  sum.channelCount = 1
  const sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>()

  return {
    stream: sum.stream,
    follow(tracks) {
      for (const [track, source] of sources) {
        if (tracks.includes(track)) continue
        source.disconnect()
        sources.delete(track)
      }
      for (const track of tracks) {
        if (sources.has(track)) continue
        const source = context.createMediaStreamSource(new MediaStream([track]))
        source.connect(sum)
        sources.set(track, source)
      }
    },
    wake() {
      if (context.state === 'suspended') void context.resume()
    },
    close() {
      sources.clear()
      void context.close()
    },
  }
}
