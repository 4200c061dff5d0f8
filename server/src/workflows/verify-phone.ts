import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { MemberId } from '@yimai/shared/kernel/id';
import {
  DOUYIN_PEOPLE,
  WECHAT_PEOPLE,
  type DouyinPeople,
  type WechatPeople,
} from '../gateways/people-ports.js';
import {
  IdentityService,
  nationalPhone,
  PhoneVerification,
  SmsCodes,
  type SmsProof,
} from '../modules/identity/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { askPlatform } from './platform-proofs.js';
import { PreviewMerge } from './preview-merge.js';

interface ProvenPhone {
  phone: string;
  /** To be spent with what it proves; a platform's code is spent already. */
  sms: SmsProof | null;
}

/** A member proves to hold a number, by SMS or by what WeChat or Douyin says. */
@Injectable()
export class VerifyPhone {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verification: PhoneVerification,
    private readonly smsCodes: SmsCodes,
    private readonly identity: IdentityService,
    private readonly previewMerge: PreviewMerge,
    @Inject(WECHAT_PEOPLE) private readonly wechat: WechatPeople,
    @Inject(DOUYIN_PEOPLE) private readonly douyin: DouyinPeople,
  ) {}

  /** @throws SMS_CODE_INVALID, LOGIN_CODE_INVALID, PHONE_INVALID. */
  async run(memberId: MemberId, input: Input<'verifyPhone'>): Promise<Output<'verifyPhone'>> {
    const { phone, sms } = await this.prove(input);
    const proposal = await this.unitOfWork.run(async (tx) => {
      if (sms) await this.smsCodes.spend(tx, sms);
      return this.verification.attach(tx, memberId, phone);
    });
    return {
      member: await this.identity.view(memberId),
      mergeProposal: proposal && (await this.previewMerge.run(proposal, memberId)),
    };
  }

  private async prove(input: Input<'verifyPhone'>): Promise<ProvenPhone> {
    switch (input.method) {
      case 'sms':
        return { phone: input.phone, sms: await this.smsCodes.check(input.phone, 'verify', input.smsCode) };
      case 'wechat':
        return mainland(await askPlatform(() => this.wechat.phoneOf(input.phoneCode)));
      case 'douyin':
        return mainland(await askPlatform(() => this.douyin.phoneOf(input.phoneCode)));
    }
  }
}

function mainland(text: string): ProvenPhone {
  const phone = nationalPhone(text);
  if (!phone) throw new DomainError('PHONE_INVALID');
  return { phone, sms: null };
}
