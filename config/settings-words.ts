import type { Language } from '#contract/language.ts';

/**
 * What the settings allow, in words. A message in a settings schema is a name in this table; `{it}` is what stands in the
 * file or the bound that was passed.
 */
const WORDS = {
  oneOf: { 'zh-Hans': '{it} 之一', 'zh-Hant': '{it} 之一', en: 'one of {it}' },
  text: { 'zh-Hans': '文字', 'zh-Hant': '文字', en: 'text' },
  number: { 'zh-Hans': '数', 'zh-Hant': '數', en: 'a number' },
  wholeNumber: { 'zh-Hans': '整数', 'zh-Hant': '整數', en: 'a whole number' },
  list: { 'zh-Hans': '列表 [ … ]', 'zh-Hant': '列表 [ … ]', en: 'a list [ … ]' },
  object: { 'zh-Hans': '一组设置 { … }', 'zh-Hant': '一組設置 { … }', en: 'a group { … }' },
  yesOrNo: { 'zh-Hans': 'true 或 false', 'zh-Hant': 'true 或 false', en: 'true or false' },
  nothing: { 'zh-Hans': 'null', 'zh-Hant': 'null', en: 'null' },
  numberAtMost: { 'zh-Hans': '不大于 {it}', 'zh-Hant': '不大於 {it}', en: 'at most {it}' },
  numberAtLeast: { 'zh-Hans': '不小于 {it}', 'zh-Hant': '不小於 {it}', en: 'at least {it}' },
  textAtMost: {
    'zh-Hans': '最多 {it} 个字符',
    'zh-Hant': '最多 {it} 個字元',
    en: 'at most {it} characters',
  },
  textAtLeast: {
    'zh-Hans': '至少 {it} 个字符',
    'zh-Hant': '至少 {it} 個字元',
    en: 'at least {it} characters',
  },
  listAtMost: { 'zh-Hans': '最多 {it} 项', 'zh-Hant': '最多 {it} 項', en: 'at most {it} entries' },
  listAtLeast: {
    'zh-Hans': '至少 {it} 项',
    'zh-Hant': '至少 {it} 項',
    en: 'at least {it} entries',
  },
  listExactly: {
    'zh-Hans': '正好 {it} 项',
    'zh-Hant': '正好 {it} 項',
    en: 'exactly {it} entries',
  },
  noSuchSetting: {
    'zh-Hans': '没有这一项设置',
    'zh-Hant': '沒有這一項設置',
    en: 'nothing: there is no such setting',
  },
  or: { 'zh-Hans': ' 或 ', 'zh-Hant': ' 或 ', en: ' or ' },
  between: { 'zh-Hans': '、', 'zh-Hant': '、', en: ', ' },
  otherValue: { 'zh-Hans': '别的值', 'zh-Hant': '別的值', en: 'another value' },
  plainId: {
    'zh-Hans': '编号：小写字母、数字和连字符，最多 40 个',
    'zh-Hant': '編號：小寫字母、數字和連字號，最多 40 個',
    en: 'an id of lower-case letters, digits and hyphens, 40 at most',
  },
  staffId: {
    'zh-Hans': '3 至 8 位工号',
    'zh-Hant': '3 至 8 位工號',
    en: 'a staff number of 3 to 8 digits',
  },
  timeOfDay: {
    'zh-Hans': '时刻，例如 08:30',
    'zh-Hant': '時刻，例如 08:30',
    en: 'a time such as 08:30',
  },
  timeZone: {
    'zh-Hans': '时区，例如 Asia/Shanghai',
    'zh-Hant': '時區，例如 Asia/Shanghai',
    en: 'a time zone such as Asia/Shanghai',
  },
  webAddress: {
    'zh-Hans': '地址，例如 http://10.0.0.5:8080',
    'zh-Hant': '地址，例如 http://10.0.0.5:8080',
    en: 'an address such as http://10.0.0.5:8080',
  },
  counterLabel: {
    'zh-Hans': '1 至 3 位数字或大写字母',
    'zh-Hant': '1 至 3 位數字或大寫字母',
    en: 'one to three digits or capital letters',
  },
  reasonId: {
    'zh-Hans': '小写开头的英文词，例如 waitedLong',
    'zh-Hant': '小寫開頭的英文詞，例如 waitedLong',
    en: 'a word of letters such as waitedLong',
  },
  noControlCharacters: {
    'zh-Hans': '不含控制字符的文字',
    'zh-Hant': '不含控制字元的文字',
    en: 'text without control characters',
  },
  portPath: {
    'zh-Hans': 'simulated、/dev/serial/by-id/…、tcp:主机:端口 或 hid:厂商:产品',
    'zh-Hant': 'simulated、/dev/serial/by-id/…、tcp:主機:埠 或 hid:廠商:產品',
    en: 'simulated, /dev/serial/by-id/…, tcp:host:port or hid:vendor:product',
  },
  emptyHours: {
    'zh-Hans': '与开始时刻不同的结束时刻',
    'zh-Hant': '與開始時刻不同的結束時刻',
    en: 'an end that is not its start',
  },
  endsLater: {
    'zh-Hans': '晚于开始时刻的结束时刻',
    'zh-Hant': '晚於開始時刻的結束時刻',
    en: 'an end later than its start',
  },
  noSuchClass: {
    'zh-Hans': '本厅的优先类别；没有 “{it}”',
    'zh-Hant': '本廳的優先類別；沒有「{it}」',
    en: 'a priority class of this hall; "{it}" is none',
  },
  standsTwice: {
    'zh-Hans': '不重复的编号；“{it}” 出现了两次',
    'zh-Hant': '不重複的編號；「{it}」出現了兩次',
    en: 'an id of its own; "{it}" stands there twice',
  },
  prefixTaken: {
    'zh-Hans': '别的业务没有用的字母，或者号段（numbers）不重叠；“{it}” 已经用了',
    'zh-Hant': '別的業務沒有用的字母，或者號段（numbers）不重疊；「{it}」已經用了',
    en: 'a letter of its own, or numbers apart from those of others; "{it}" is another service\'s',
  },
  emptyRange: {
    'zh-Hans': '不小于 from 的号码',
    'zh-Hant': '不小於 from 的號碼',
    en: 'a number not below "from"',
  },
  noSuchGroup: {
    'zh-Hans': 'serviceGroups 里的分组；没有 “{it}”',
    'zh-Hant': 'serviceGroups 裡的分組；沒有「{it}」',
    en: 'a group from "serviceGroups"; "{it}" is none',
  },
  noSuchService: {
    'zh-Hans': '本厅的业务；没有 “{it}”',
    'zh-Hant': '本廳的業務；沒有「{it}」',
    en: 'a service of this hall; "{it}" is none',
  },
  notServedThere: {
    'zh-Hans': '同一处 services 里的业务；没有 “{it}”',
    'zh-Hant': '同一處 services 裡的業務；沒有「{it}」',
    en: 'a service from "services" beside it; "{it}" is none',
  },
  noSuchCounter: {
    'zh-Hans': '本厅的窗口；没有 “{it}”',
    'zh-Hant': '本廳的窗口；沒有「{it}」',
    en: 'a counter of this hall; "{it}" is none',
  },
  noSuchKiosk: {
    'zh-Hans': '本厅的取号机；没有 “{it}”',
    'zh-Hant': '本廳的取號機；沒有「{it}」',
    en: 'a kiosk of this hall; "{it}" is none',
  },
  noSuchPort: {
    'zh-Hans': 'ports 里的端口；没有 “{it}”',
    'zh-Hant': 'ports 裡的埠；沒有「{it}」',
    en: 'a port from "ports"; "{it}" is none',
  },
  noSuchStation: {
    'zh-Hans': 'stations 里的工作站；没有 “{it}”',
    'zh-Hant': 'stations 裡的工作站；沒有「{it}」',
    en: 'a station from "stations"; "{it}" is none',
  },
  noOtherPrinter: {
    'zh-Hans': '另一台打印机；“{it}” 不是',
    'zh-Hant': '另一台印表機；「{it}」不是',
    en: 'another printer; "{it}" is none',
  },
  addressTaken: {
    'zh-Hans': '这条线路上没有用过的地址；{it} 已经用了',
    'zh-Hant': '這條線路上沒有用過的地址；{it} 已經用了',
    en: 'an address of its own on this line; {it} is taken',
  },
  portTaken: {
    'zh-Hans': '单独的端口；“{it}” 上已有别的设备',
    'zh-Hant': '單獨的埠；「{it}」上已有別的設備',
    en: 'a port of its own; another device is on "{it}"',
  },
  eightBitPort: {
    'zh-Hans': '八位的端口（8N1 或 8E1）；“{it}” 只有七位',
    'zh-Hant': '八位的埠（8N1 或 8E1）；「{it}」只有七位',
    en: 'a port of eight bits (8N1 or 8E1); "{it}" has seven',
  },
  modbusAddress: {
    'zh-Hans': '1 至 247 的 Modbus 地址',
    'zh-Hant': '1 至 247 的 Modbus 地址',
    en: 'a Modbus address from 1 to 247',
  },
  ownPassword: {
    'zh-Hans': '新人员自己的密码，至少 8 个字符',
    'zh-Hant': '新人員自己的密碼，至少 8 個字元',
    en: 'a password for this new person, at least 8 characters',
  },
  validJson: { 'zh-Hans': '正确的 JSON', 'zh-Hant': '正確的 JSON', en: 'correct JSON' },
  lineAndColumn: {
    'zh-Hans': '第 {it} 处（行:列）',
    'zh-Hant': '第 {it} 處（行:列）',
    en: 'line:column {it}',
  },
  wholeFile: { 'zh-Hans': '整个文件', 'zh-Hant': '整個檔案', en: 'the whole file' },
  readableFile: {
    'zh-Hans': '可以读写的文件',
    'zh-Hant': '可以讀寫的檔案',
    en: 'a file that can be read and written',
  },
  missing: { 'zh-Hans': '没有', 'zh-Hant': '沒有', en: 'nothing' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type SettingsWord = keyof typeof WORDS;

export function settingsWords(language: Language, word: SettingsWord, it: string): string {
  return WORDS[word][language].replace('{it}', () => it);
}

export function isSettingsWord(text: string): text is SettingsWord {
  return Object.hasOwn(WORDS, text);
}
