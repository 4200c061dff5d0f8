import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { AccessTokens, StaffService } from '../../modules/identity/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';

/** Staff logging in to the console. */
@Controller()
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly accessTokens: AccessTokens,
  ) {}

  @Endpoint('loginStaff')
  async loginStaff(input: Input<'loginStaff'>): Promise<Output<'loginStaff'>> {
    const row = await this.staff.login(input);
    const { token, expiresAt } = await this.accessTokens.issueStaff(row.id);
    return { accessToken: token, expiresAt: expiresAt.toISOString(), staff: this.staff.view(row) };
  }

  @Endpoint('getStaffMe')
  async getStaffMe(_: Input<'getStaffMe'>, call: CallContext): Promise<Output<'getStaffMe'>> {
    return this.staff.view(await this.staff.requireActive(staffOf(call).staffId));
  }
}
