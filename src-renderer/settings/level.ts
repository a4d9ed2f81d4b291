/** Loudness of `stream` from 0 to 1, told some ten times a second; the disposer leaves its tracks as they are. */
export function levelOf(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)

  const measuring = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // From -60 dB, a quiet room, to 0 dB, as loud as it gets.
    tell(Math.min(1, Math.max(0, 1 + Math.log10(square + 1e-9) / 6)))
  }, 100)

  return () => {
    clearInterval(measuring)
    void context.close()
  }
}
