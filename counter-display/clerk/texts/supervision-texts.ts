import { wordsOf } from '#kit/words.ts';

export const words = wordsOf({
  'zh-Hans': {
    'reminder.silent': '服务主管提醒：有顾客在等，请叫号',
    'reminder.handling': '服务主管提醒：这笔办得久了，需要帮助请说',
    'reminder.paused': '服务主管提醒：有顾客在等，请尽快恢复',
    unhappy: '我的差评 {count}',
    why: '申诉理由，不写姓名电话',
    appeal: '申诉',
    appealMade: '已申诉，等裁定',
    appealUpheld: '申诉成立',
    appealDismissed: '申诉不成立',
  },
  'zh-Hant': {
    'reminder.silent': '服務主管提醒：有顧客在等，請叫號',
    'reminder.handling': '服務主管提醒：這筆辦得久了，需要幫助請說',
    'reminder.paused': '服務主管提醒：有顧客在等，請儘快恢復',
    unhappy: '我的差評 {count}',
    why: '申訴理由，不寫姓名電話',
    appeal: '申訴',
    appealMade: '已申訴，等裁定',
    appealUpheld: '申訴成立',
    appealDismissed: '申訴不成立',
  },
  en: {
    'reminder.silent': 'From the supervisor: people are waiting, please call',
    'reminder.handling': 'From the supervisor: this takes long, please say if you need help',
    'reminder.paused': 'From the supervisor: people are waiting, please resume soon',
    unhappy: 'My unhappy ratings {count}',
    why: 'Why you appeal; no names or numbers',
    appeal: 'Appeal',
    appealMade: 'Appealed, to be decided',
    appealUpheld: 'Appeal upheld',
    appealDismissed: 'Appeal dismissed',
  },
});
