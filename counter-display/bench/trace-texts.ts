import type { DeviceKind } from '#contract/devices.ts';
import { wordsOf } from '#kit/words.ts';

/** What frames mean, under the codes that the codecs give them. */
export const traceWords = wordsOf({
  'zh-Hans': {
    'idCard.samStatus': '查模块状态',
    'idCard.samId': '读模块编号',
    'idCard.reset': '模块复位',
    'idCard.find': '找卡',
    'idCard.select': '选卡',
    'idCard.read': '读文字和相片',
    'sign.show': '显示',
    'sign.ping': '问在不在',
    'sign.setTime': '校时',
    'sign.power': '开关屏',
    'sign.brightness': '调亮度',
    'sign.setUp': '初始设置',
    'sign.showStored': '显示存储内容',
    'sign.accepted': '已收下',
    'sign.rejected': '拒收',
    'sign.unknown': '不认识的屏幕帧',
    'keypad.keyPressed': '按键',
    'keypad.unknownKey': '不认识的按键',
    'keypad.received': '收到按键',
    'keypad.result': '办理结果',
    'keypad.display': '显示数字',
    'keypad.beep': '响一声',
    'pad.gradePressed': '按下评价',
    'pad.startRating': '请评价',
    'pad.gradeTaken': '收到评价',
    'pad.taken': '收到评价',
    'ff68.unknown': '不认识的按键帧',
  },
  'zh-Hant': {
    'idCard.samStatus': '查模塊狀態',
    'idCard.samId': '讀模塊編號',
    'idCard.reset': '模塊復位',
    'idCard.find': '找卡',
    'idCard.select': '選卡',
    'idCard.read': '讀文字和相片',
    'sign.show': '顯示',
    'sign.ping': '問在不在',
    'sign.setTime': '校時',
    'sign.power': '開關屏',
    'sign.brightness': '調亮度',
    'sign.setUp': '初始設置',
    'sign.showStored': '顯示存儲內容',
    'sign.accepted': '已收下',
    'sign.rejected': '拒收',
    'sign.unknown': '不認識的屏幕幀',
    'keypad.keyPressed': '按鍵',
    'keypad.unknownKey': '不認識的按鍵',
    'keypad.received': '收到按鍵',
    'keypad.result': '辦理結果',
    'keypad.display': '顯示數字',
    'keypad.beep': '響一聲',
    'pad.gradePressed': '按下評價',
    'pad.startRating': '請評價',
    'pad.gradeTaken': '收到評價',
    'pad.taken': '收到評價',
    'ff68.unknown': '不認識的按鍵幀',
  },
  en: {
    'idCard.samStatus': 'Module state?',
    'idCard.samId': 'Module id?',
    'idCard.reset': 'Reset module',
    'idCard.find': 'Find a card',
    'idCard.select': 'Select the card',
    'idCard.read': 'Read text and photo',
    'sign.show': 'Show',
    'sign.ping': 'Are you there?',
    'sign.setTime': 'Set the clock',
    'sign.power': 'Switch on or off',
    'sign.brightness': 'Brightness',
    'sign.setUp': 'Set up',
    'sign.showStored': 'Show stored text',
    'sign.accepted': 'Accepted',
    'sign.rejected': 'Refused',
    'sign.unknown': 'Unknown sign frame',
    'keypad.keyPressed': 'Key pressed',
    'keypad.unknownKey': 'Unknown key',
    'keypad.received': 'Key received',
    'keypad.result': 'Result',
    'keypad.display': 'Show digits',
    'keypad.beep': 'Beep',
    'pad.gradePressed': 'Grade pressed',
    'pad.startRating': 'Please rate',
    'pad.gradeTaken': 'Grade received',
    'pad.taken': 'Grade received',
    'ff68.unknown': 'Unknown key frame',
  },
});

/** A codec may know more than this page: its code is then shown as it is. */
export function meaningInWords(code: string): string {
  return isKnown(code) ? traceWords(code) : code;
}

function isKnown(code: string): code is Parameters<typeof traceWords>[0] {
  return code in traceWords.catalogue.en;
}

/** Several kinds of devices share a line; the code says whose frame it is. */
const KINDS: Readonly<Record<string, DeviceKind>> = {
  idCard: 'idCardReader',
  sign: 'ledSign',
  keypad: 'callKeypad',
  pad: 'ratingPad',
  printer: 'printer',
};

export function kindOfMeaning(code: string): DeviceKind | undefined {
  return KINDS[code.split('.')[0] ?? ''];
}
