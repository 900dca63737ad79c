import type { Language } from '#contract/language.ts';

/**
 * The longest first, each saying the same with less, down to the four columns of the smallest sign. The
 * first of some are for signs of two lines.
 */
export type Wordings = readonly string[];

interface SignTexts {
  readonly call: (number: string, counter: string) => Wordings;
  readonly serving: (number: string) => Wordings;
  readonly idle: (counter: string) => Wordings;
  readonly paused: Wordings;
  readonly closed: Wordings;
}

/** The longest line of each is sixteen half-width characters at most: one line of the usual sign. */
export const SIGN_TEXTS: Readonly<Record<Language | 'ascii' | 'digits', SignTexts>> = {
  'zh-Hans': {
    call: (number, counter) => [
      `请${number}\n到${counter}号窗口`,
      `${number}到${counter}号窗口`,
      `请${number}`,
      number,
    ],
    serving: (number) => [`正在办理\n${number}`, `正在办理${number}`, number],
    idle: (counter) => [`${counter}号窗口空闲`, '空闲'],
    paused: ['暂停服务', '暂停'],
    closed: ['未开放', '未开'],
  },
  'zh-Hant': {
    call: (number, counter) => [
      `請${number}\n到${counter}號窗口`,
      `${number}到${counter}號窗口`,
      `請${number}`,
      number,
    ],
    serving: (number) => [`正在辦理\n${number}`, `正在辦理${number}`, number],
    idle: (counter) => [`${counter}號窗口空閒`, '空閒'],
    paused: ['暫停服務', '暫停'],
    closed: ['未開放', '未開'],
  },
  en: {
    call: (number, counter) => [
      `${number}\nto window ${counter}`,
      `${number} to ${counter}`,
      number,
    ],
    serving: (number) => [`Now serving\n${number}`, `Serving ${number}`, number],
    idle: (counter) => [`Window ${counter} free`, 'Free'],
    paused: ['Paused', 'Wait'],
    closed: ['Closed', 'Shut'],
  },
  /** Signs that have no Hanzi: a number and an arrow are read in every language. */
  ascii: {
    call: (number, counter) => [`${number} > ${counter}`, number],
    serving: (number) => [number],
    idle: (counter) => [`WINDOW ${counter}`, counter],
    paused: ['PAUSED', '----'],
    closed: ['CLOSED', '----'],
  },
  /** Displays of digits alone: dark says that nobody is called. */
  digits: {
    call: (number) => [digitsOf(number)],
    serving: (number) => [digitsOf(number)],
    idle: () => [],
    paused: [],
    closed: [],
  },
};

const digitsOf = (number: string) => number.replaceAll(/\D/g, '');
