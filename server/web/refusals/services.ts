import type { ServiceRefusal } from '#contract/services.ts';
import { type CatalogueOf, say } from './say.ts';

export const SERVICE_REFUSALS: CatalogueOf<ServiceRefusal['kind']> = {
  serviceClosed: ({ opensAt }) =>
    opensAt === ''
      ? say(
          '这项业务今天不再办理，请选择其他业务或询问工作人员',
          '這項業務今天不再辦理，請選擇其他業務或詢問工作人員',
          'This service is closed for today. Please choose another or ask the staff.',
        )
      : say(
          `这项业务现在不办理，${opensAt} 开始`,
          `這項業務現在不辦理，${opensAt} 開始`,
          `This service is closed now. It opens at ${opensAt}.`,
        ),
  serviceNotPaused: () =>
    say('这项业务没有暂停', '這項業務沒有暫停', 'This service is not paused.'),
  noProofWanted: () =>
    say('这张号票不用核验证件', '這張號票不用核驗證件', 'No proof need be seen for this ticket.'),
};
