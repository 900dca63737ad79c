import type { PatrolRefusal } from '#contract/patrols.ts';
import type { TaskRefusal } from '#contract/tasks.ts';
import { type CatalogueOf, say } from './say.ts';

/** Of tasks and of the walks that find them. */
export const TASK_REFUSALS: CatalogueOf<(TaskRefusal | PatrolRefusal)['kind']> = {
  noSuchTask: () => say('找不到这项任务', '找不到這項任務', 'This task cannot be found.'),
  notYourTask: () =>
    say(
      '这项任务不归您，请交给负责人或督导',
      '這項任務不歸您，請交給負責人或督導',
      'This task is not yours. Please leave it to its owner or a supervisor.',
    ),
  taskIsClosed: () =>
    say(
      '这项任务已经办结，要继续请先重新打开',
      '這項任務已經辦結，要繼續請先重新打開',
      'This task is closed. Open it again to go on.',
    ),
  taskIsOpen: () => say('这项任务还没有办结', '這項任務還沒有辦結', 'This task is still open.'),
  callBackFirst: () =>
    say(
      '还没有回访记录，请先回访顾客并记下来',
      '還沒有回訪記錄，請先回訪顧客並記下來',
      'The customer has not been called back. Please do so and note it first.',
    ),
  appealUndecided: () =>
    say(
      '窗口人员的申诉还没有处理，请先裁定',
      '窗口人員的申訴還沒有處理，請先裁定',
      'The clerk has appealed. Please decide the appeal first.',
    ),
  notYourRating: () =>
    say(
      '这条评价不是给您的，不能由您申诉',
      '這條評價不是給您的，不能由您申訴',
      'This rating was not of your work, so you cannot appeal.',
    ),
  appealedAlready: () =>
    say(
      '这条评价已经申诉过，一条只能申诉一次',
      '這條評價已經申訴過，一條只能申訴一次',
      'This rating has been appealed already; that can be done once.',
    ),
  nothingAppealed: () =>
    say('没有等待裁定的申诉', '沒有等待裁定的申訴', 'No appeal waits for a decision.'),
  notDueYet: () => say('还没有到期', '還沒有到期', 'It is not due yet.'),
  numberInText: () =>
    say(
      '里面像有电话或证件号，请删去：记录会永久保存',
      '裡面像有電話或證件號，請刪去：記錄會永久保存',
      'This seems to hold a telephone or ID number. Please take it out: what is written stays for ever.',
    ),
  noSuchPatrol: () => say('这次巡查已经结束', '這次巡查已經結束', 'This patrol is over.'),
  patrolUnderWay: () =>
    say(
      '您有一次巡查还没有结束，请先完成',
      '您有一次巡查還沒有結束，請先完成',
      'You have a patrol under way. Please finish it first.',
    ),
  notYourPatrol: () =>
    say('这次巡查是别人的', '這次巡查是別人的', 'This patrol is somebody else’s.'),
  noSuchPatrolItem: () =>
    say('检查表里没有这一项', '檢查表裡沒有這一項', 'The checklist has no such item.'),
  noPatrolItems: () =>
    say(
      '设置里还没有巡查项目，请管理员先填写',
      '設置裡還沒有巡查項目，請管理員先填寫',
      'The settings name nothing to look at. Please ask the administrator.',
    ),
};
