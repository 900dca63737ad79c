import { wordsOf } from '#kit/words.ts';

/** Choosing a counter. */
export const words = wordsOf({
  'zh-Hans': {
    chooseCounter: '请选择窗口',
    chooseHow: '坐下后就可以叫号。回车进入选中的窗口。',
    counterFree: '空着',
    counterTaken: '{name} 使用中',
    counterLast: '上次在这里',
    opening: '正在打开…',
    allTaken: '现在每个窗口都有人',
    allTakenHow: '有人离席后，这里会自动出现可选的窗口。',
  },
  'zh-Hant': {
    chooseCounter: '請選擇窗口',
    chooseHow: '坐下後就可以叫號。回車進入選中的窗口。',
    counterFree: '空着',
    counterTaken: '{name} 使用中',
    counterLast: '上次在這裏',
    opening: '正在打開…',
    allTaken: '現在每個窗口都有人',
    allTakenHow: '有人離席後，這裏會自動出現可選的窗口。',
  },
  en: {
    chooseCounter: 'Choose your window',
    chooseHow: 'Once you sit down you can call. Enter opens the chosen window.',
    counterFree: 'Free',
    counterTaken: '{name} is there',
    counterLast: 'Your last one',
    opening: 'Opening…',
    allTaken: 'Every window is taken',
    allTakenHow: 'As soon as somebody leaves, the free window appears here by itself.',
  },
});
