import type { AppointmentRefusal } from '#contract/appointments.ts';
import { type CatalogueOf, say } from './say.ts';

export const APPOINTMENT_REFUSALS: CatalogueOf<AppointmentRefusal['kind']> = {
  noAppointments: () =>
    say(
      '这项业务不用预约，请到厅取号',
      '這項業務不用預約，請到廳取號',
      'This service is not booked beforehand. Please take a ticket in the hall.',
    ),
  noSuchSlot: () =>
    say(
      '没有这个预约时段，请重新选择',
      '沒有這個預約時段，請重新選擇',
      'There is no such time to book. Please choose again.',
    ),
  slotFull: () =>
    say(
      '这个时段刚被约满，请另选时段',
      '這個時段剛被約滿，請另選時段',
      'This time has just been taken. Please choose another.',
    ),
  slotPast: () =>
    say(
      '这个时段已过，请另选时段',
      '這個時段已過，請另選時段',
      'This time is over. Please choose another.',
    ),
  beyondHorizon: ({ days }) =>
    say(
      `只能预约今天起 ${days} 天内的时段`,
      `只能預約今天起 ${days} 天內的時段`,
      `You can book up to ${days} days ahead.`,
    ),
  appointmentsFull: ({ most }) =>
    say(
      `每人最多保留 ${most} 个预约，请先取消一个`,
      `每人最多保留 ${most} 個預約，請先取消一個`,
      `One person may hold ${most} bookings. Please cancel one first.`,
    ),
  noSuchAppointment: () =>
    say(
      '找不到这个预约，请核对或询问工作人员',
      '找不到這個預約，請核對或詢問工作人員',
      'This booking cannot be found. Please check it or ask the staff.',
    ),
  appointmentOver: () =>
    say(
      '这个预约已取消、已签到或已过期，不能再改',
      '這個預約已取消、已簽到或已過期，不能再改',
      'This booking was cancelled, used or missed and cannot be changed.',
    ),
  alreadyCheckedIn: ({ number }) =>
    say(
      `已经签到，您的号码是 ${number}`,
      `已經簽到，您的號碼是 ${number}`,
      `You have checked in already. Your number is ${number}.`,
    ),
  tooEarly: ({ from }) =>
    say(
      `您来早了，${from} 开始签到`,
      `您來早了，${from} 開始簽到`,
      `You are early. Check-in opens at ${from}.`,
    ),
  appointmentWasMissed: () =>
    say(
      '预约时间已过，请取普通号或重新预约',
      '預約時間已過，請取普通號或重新預約',
      'Your booked time is over. Please take a ticket or book again.',
    ),
  notYetDue: () => say('还没有到时间', '還沒有到時間', 'It is not time for that yet.'),
};
