const TICK_S = 0.03;
const TICK_HZ = 1_100;
const TICK_LEVEL = 0.05;

/** LOOK 9: one soft tick for each press. Made of nothing, so that no file has to be there. */
export function openPressTick(): () => void {
  // A browser lets sound out only after a finger, and this is first called by one.
  let context: AudioContext | undefined;
  return () => {
    context ??= new AudioContext();
    const tone = context.createOscillator();
    const level = context.createGain();
    const now = context.currentTime;
    level.gain.setValueAtTime(TICK_LEVEL, now);
    level.gain.exponentialRampToValueAtTime(0.0001, now + TICK_S);
    tone.frequency.value = TICK_HZ;
    tone.connect(level).connect(context.destination);
    tone.start(now);
    tone.stop(now + TICK_S);
  };
}
