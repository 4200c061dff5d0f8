export { AliyunSms, SMS_LIMITED, type AliyunSmsConfig, type SmsMessage } from './aliyun-sms.js';
