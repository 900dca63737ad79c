import { unreachable } from '#contract/assert.ts';
import type { Crew, DeviceSettings, PrintDocument } from '#contract/devices.ts';
import type { Language } from '#contract/language.ts';
import { abilityOf, fitsOnSign } from '#contract/signs.ts';

const TEST_TEXTS: Readonly<Record<Language, { readonly print: string; readonly sign: string }>> = {
  'zh-Hans': { print: '测试打印', sign: '测试' },
  'zh-Hant': { print: '測試列印', sign: '測試' },
  en: { print: 'Test print', sign: 'Test' },
};

export interface DeviceTested {
  readonly isDone: boolean;
  /** A reason code, or how it was done; empty where there is nothing to say. */
  readonly why: string;
}

/** "Try it" on the manage page: the least thing that shows a device alive to who stands before it. */
export async function tryDevice(
  crew: Crew,
  device: DeviceSettings,
  language: Language,
): Promise<DeviceTested> {
  switch (device.kind) {
    case 'printer': {
      const result = await crew.print(device.id, testSlip(device.name, language), () => {});
      return result.kind === 'printed'
        ? { isDone: true, why: result.confirmedBy }
        : { isDone: false, why: result.why };
    }
    case 'ledSign': {
      const ability = abilityOf(device);
      const wordings = [TEST_TEXTS[language].sign, TEST_TEXTS.en.sign, '8'.repeat(device.columns)];
      const text = wordings.find((each) => fitsOnSign(each, ability)) ?? '';
      const spans = [{ text, colour: 'yellow' }] as const;
      return told(await crew.showOnSign(device.id, { spans, manner: 'steady' }));
    }
    case 'ratingPad':
      return told(await crew.openRating(device.id));
    case 'callKeypad':
      return told(await crew.answerKeypad(device.id, { isDone: true, digits: '888888' }));
    case 'idCardReader': {
      const health = crew.health(device.id);
      const isWorking = health !== undefined && health.state !== 'down';
      return { isDone: isWorking, why: health?.why ?? 'portMissing' };
    }
    default:
      return unreachable(device);
  }
}

function told(outcome: Awaited<ReturnType<Crew['showOnSign']>>): DeviceTested {
  if (outcome.ok) return { isDone: true, why: '' };
  const { problem } = outcome;
  return { isDone: false, why: problem.kind === 'deviceDown' ? problem.why : problem.kind };
}

function testSlip(name: string, language: Language): PrintDocument {
  return [
    { kind: 'text', text: TEST_TEXTS[language].print, align: 'centre', size: 2, bold: true },
    { kind: 'rule', style: 'solid' },
    { kind: 'text', text: name, align: 'left', size: 1, bold: false },
    { kind: 'number', text: 'A000' },
    { kind: 'qr', text: name },
  ];
}
