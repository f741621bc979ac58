import { fileURLToPath } from "node:url";

const samples = new URL("../../launcher/samples/", import.meta.url);

/** Seven seconds of a drawn presenter, 1280 x 720. */
export const presenter = fileURLToPath(new URL("presenter.mp4", samples));
/** Seven seconds of speech. */
export const greeting = fileURLToPath(new URL("greeting.en.wav", samples));

/** A tone, as a wav of 16-bit mono at 16 kHz: long enough to watch its rendering. */
export function tone(seconds: number): Buffer {
  const rate = 16_000;
  const wav = Buffer.alloc(44 + seconds * rate * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  for (let i = 0; i < seconds * rate; i++) {
    wav.writeInt16LE(Math.round(8000 * Math.sin((i * 440 * 2 * Math.PI) / rate)), 44 + i * 2);
  }
  return wav;
}
