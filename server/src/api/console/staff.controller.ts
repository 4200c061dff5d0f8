import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { AccessTokens, StaffAccounts, StaffService } from '../../modules/identity/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';

/** The merchant's staff: logging in, being invited, and who may do what. */
@Controller()
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly accounts: StaffAccounts,
    private readonly accessTokens: AccessTokens,
  ) {}

  @Endpoint('loginStaff')
  async loginStaff(input: Input<'loginStaff'>): Promise<Output<'loginStaff'>> {
    return this.sessionOf(await this.staff.login(input));
  }

  @Endpoint('openStaffInvitation')
  openStaffInvitation({ token }: Input<'openStaffInvitation'>): Promise<Output<'openStaffInvitation'>> {
    return this.accounts.open(token);
  }

  @Endpoint('acceptStaffInvitation')
  async acceptStaffInvitation(
    input: Input<'acceptStaffInvitation'>,
  ): Promise<Output<'acceptStaffInvitation'>> {
    return this.sessionOf(await this.accounts.accept(input));
  }

  @Endpoint('getStaffMe')
  async getStaffMe(_: Input<'getStaffMe'>, call: CallContext): Promise<Output<'getStaffMe'>> {
    return this.staff.view(await this.staff.requireActive(staffOf(call).staffId));
  }

  @Endpoint('changeStaffPassword')
  async changeStaffPassword(
    input: Input<'changeStaffPassword'>,
    call: CallContext,
  ): Promise<Output<'changeStaffPassword'>> {
    return this.sessionOf(await this.accounts.changePassword(staffOf(call).staffId, input));
  }

  @Endpoint('consoleListStaff')
  consoleListStaff(input: Input<'consoleListStaff'>): Promise<Output<'consoleListStaff'>> {
    return this.accounts.list(input);
  }

  @Endpoint('inviteStaff')
  inviteStaff(input: Input<'inviteStaff'>, call: CallContext): Promise<Output<'inviteStaff'>> {
    return this.accounts.invite(staffOf(call).staffId, input);
  }

  @Endpoint('reinviteStaff')
  reinviteStaff({ staffId }: Input<'reinviteStaff'>, call: CallContext): Promise<Output<'reinviteStaff'>> {
    return this.accounts.reinvite(staffOf(call).staffId, staffId);
  }

  @Endpoint('updateStaff')
  updateStaff(input: Input<'updateStaff'>, call: CallContext): Promise<Output<'updateStaff'>> {
    return this.accounts.update(staffOf(call).staffId, input);
  }

  private async sessionOf(row: Awaited<ReturnType<StaffService['login']>>): Promise<Output<'loginStaff'>> {
    const { token, expiresAt } = await this.accessTokens.issueStaff(this.staff.claimsOf(row));
    return { accessToken: token, expiresAt: expiresAt.toISOString(), staff: this.staff.view(row) };
  }
}
