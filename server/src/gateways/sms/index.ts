export { AliyunSms, SMS_LIMITED, type AliyunSmsConfig, type SmsMessage, type SmsSender } from './aliyun-sms.js';
