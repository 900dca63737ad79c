import type { Language } from '#contract/language.ts';

interface SignTexts {
  readonly call: (number: string, counter: string) => string;
  readonly serving: (number: string) => string;
  readonly idle: (counter: string) => string;
  readonly paused: string;
  readonly closed: string;
}

/** At most sixteen half-width characters each: one line of a small sign. */
export const SIGN_TEXTS: Readonly<Record<Language, SignTexts>> = {
  'zh-Hans': {
    call: (number, counter) => `${number}到${counter}号窗口`,
    serving: (number) => `正在办理${number}`,
    idle: (counter) => `${counter}号窗口空闲`,
    paused: '暂停服务',
    closed: '未开放',
  },
  'zh-Hant': {
    call: (number, counter) => `${number}到${counter}號窗口`,
    serving: (number) => `正在辦理${number}`,
    idle: (counter) => `${counter}號窗口空閒`,
    paused: '暫停服務',
    closed: '未開放',
  },
  en: {
    call: (number, counter) => `${number} to ${counter}`,
    serving: (number) => `Serving ${number}`,
    idle: (counter) => `Window ${counter} free`,
    paused: 'Paused',
    closed: 'Closed',
  },
};
