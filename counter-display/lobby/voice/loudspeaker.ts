/** A clip ready to sound. */
export interface Playable {
  readonly durationS: number;
  /** Sounds it once, from this moment of the loudspeaker's own time. */
  playAt(atS: number): void;
}

/** Where the voice comes out. Its time runs with the sound: where it stands still, nobody hears anything. */
export interface Loudspeaker {
  nowS(): number;
  /** Browsers hold a page's sound back until somebody has touched the page, unless told otherwise. */
  isLetOut(): boolean;
  /** Asks for sound to be let out; from a key press the browser says yes. */
  start(): void;
  /** Fails for bytes that are no sound. */
  decode(bytes: ArrayBuffer): Promise<Playable>;
  /** Fades out what sounds and takes back what is to come. */
  hush(): void;
}

/** LOOK: long enough not to click, short enough for an evacuation. */
const FADE_S = 0.04;

export interface LoudspeakerOptions {
  readonly context: AudioContext;
  /** Where the sound goes: the context's destination, or what stands before it. */
  readonly output: AudioNode;
  /** 1 plays the clips as they are. */
  readonly level: number;
}

export function openLoudspeaker(options: LoudspeakerOptions): Loudspeaker {
  const { context } = options;
  let voice = openVoice(options);
  return {
    nowS: () => context.currentTime,
    isLetOut: () => context.state === 'running',
    // The answer shows in `isLetOut`: without a key press the promise never settles.
    start: () => void context.resume().catch(() => undefined),
    async decode(bytes) {
      const buffer = await context.decodeAudioData(bytes);
      return { durationS: buffer.duration, playAt: (atS) => voice.play(buffer, atS) };
    },
    hush() {
      voice.fadeOut();
      voice = openVoice(options);
    },
  };
}

/** All that is to sound until the next hush; a faded voice is never turned up again. */
function openVoice({ context, output, level }: LoudspeakerOptions) {
  const gain = context.createGain();
  gain.gain.value = level;
  gain.connect(output);
  const sources = new Set<AudioBufferSourceNode>();
  return {
    play(buffer: AudioBuffer, atS: number): void {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(gain);
      source.onended = () => sources.delete(source);
      sources.add(source);
      source.start(atS);
    },
    fadeOut(): void {
      const endS = context.currentTime + FADE_S;
      gain.gain.setValueAtTime(level, context.currentTime);
      gain.gain.linearRampToValueAtTime(0, endS);
      for (const source of sources) source.stop(endS);
    },
  };
}
