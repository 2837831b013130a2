/** Reading aloud, where the tablet has a voice for the language; elsewhere there is nothing to offer. */
import { signal } from '@preact/signals';

const voices = signal<readonly SpeechSynthesisVoice[]>([]);

if ('speechSynthesis' in globalThis) {
  const look = (): void => { voices.value = speechSynthesis.getVoices(); };
  speechSynthesis.addEventListener('voiceschanged', look);
  look();
}

export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  return voices.value.find((each) => each.lang.toLowerCase().startsWith(language));
}

export function speak(text: string, voice: SpeechSynthesisVoice): void {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.speak(utterance);
}
