import type { SimulatedCard } from '#contract/bench.ts';
import type { CardPerson } from './card-text.ts';
import { maskNumber, withCheckDigit } from './id-number.ts';

/** Nobody real: area code 99 is assigned to no place. */
export const CARDS: ReadonlyMap<string, CardPerson> = new Map<string, CardPerson>([
  [
    'c1',
    {
      document: 'citizen',
      name: '林晚晴',
      sex: 'female',
      nation: '01',
      birth: '19910517',
      address: '测试省样例市示范区晴川路17号2栋301室',
      number: withCheckDigit('99010119910517004'),
      issuer: '样例市公安局示范分局',
      validFrom: '20200106',
      validTo: '20400106',
    },
  ],
  [
    // Over 65, with a card that never ends.
    'c2',
    {
      document: 'citizen',
      name: '周守义',
      sex: 'male',
      nation: '01',
      birth: '19480302',
      address: '测试省样例市示范区老街8号',
      number: withCheckDigit('99010119480302011'),
      issuer: '样例市公安局示范分局',
      validFrom: '20060711',
      validTo: '长期',
    },
  ],
  [
    'c3',
    {
      document: 'citizen',
      name: '阿依努尔·玉素甫',
      sex: 'female',
      nation: '05',
      birth: '19970823',
      address: '测试省样例市河东区团结路26号',
      number: withCheckDigit('99010219970823128'),
      issuer: '样例市公安局河东分局',
      validFrom: '20230901',
      validTo: '20430901',
    },
  ],
  [
    // U+2CB5A is not in GBK: no printer has it.
    'c4',
    {
      document: 'citizen',
      name: '陈\u{2CB5A}',
      sex: 'male',
      nation: '11',
      birth: '20011130',
      address: '测试省样例市示范区学府路3号',
      number: withCheckDigit('99010120011130235'),
      issuer: '样例市公安局示范分局',
      validFrom: '20210315',
      validTo: '20310315',
    },
  ],
  [
    'c5',
    {
      document: 'foreigner2023',
      name: '安娜·费雷拉',
      sex: 'female',
      birth: '19850419',
      englishName: 'FERREIRA DE VASCONCELOS, ANNA MARGARIDA LUZ',
      number: withCheckDigit('99019919850419002'),
      validFrom: '20240212',
      validTo: '20340212',
      nationality: 'PRT',
    },
  ],
  [
    // A name that would cut the paper if it reached a printer as it is.
    'c6',
    {
      document: 'citizen',
      name: '高\u001bm\u001dV\u0000\n远',
      sex: 'male',
      nation: '03',
      birth: '19760615',
      address: '测试省样例市示范区\u001b@路1号',
      number: withCheckDigit('99010119760615073'),
      issuer: '样例市公安局示范分局',
      validFrom: '20190410',
      validTo: '20390410',
    },
  ],
]);

/** What the bench may show of them. */
export const SIMULATED_CARDS: readonly SimulatedCard[] = [...CARDS].map(([id, person]) => ({
  id,
  name: withVisibleControls(person.name),
  birth: `${person.birth.slice(0, 4)}-${person.birth.slice(4, 6)}-${person.birth.slice(6)}`,
  maskedNumber: maskNumber(person.number),
  document: person.document,
}));

/** Control characters as the pictures Unicode has of them: ESC becomes ␛. */
function withVisibleControls(name: string): string {
  return [...name]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 0x20 ? String.fromCodePoint(0x2400 + code) : character;
    })
    .join('');
}
