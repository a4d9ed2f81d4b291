const lookEveryMs = 40

/**
 * Whether anything but digital silence comes from `track` within `withinMs`: the quietest room is louder than a
 * microphone that was switched off. True as well where the page may not listen yet; the ring tone's alarm says so.
 */
export async function levelSeen(
  track: MediaStreamTrack,
  withinMs: number,
  context = new AudioContext(),
): Promise<boolean> {
  try {
    const source = context.createMediaStreamSource(new MediaStream([track]))
    const analyser = context.createAnalyser()
    source.connect(analyser)
    // A page that nobody has touched: the promise would wait for the touch.
    void context.resume().catch(() => undefined)
    const samples = new Float32Array(analyser.fftSize)
    for (let waited = 0; waited < withinMs; waited += lookEveryMs) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      analyser.getFloatTimeDomainData(samples)
      if (samples.some((sample) => sample !== 0)) return true
    }
    return context.state !== 'running'
  } finally {
    await context.close()
  }
}
