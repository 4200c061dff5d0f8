import { Global, Module } from '@nestjs/common';
import { AddressRepository } from './address.repository.js';
import { AddressService } from './address.service.js';

@Global()
@Module({ providers: [AddressRepository, AddressService], exports: [AddressService] })
export class AddressModule {}
