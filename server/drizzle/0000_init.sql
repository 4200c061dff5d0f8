CREATE TABLE `audit_records` (
	`id` bigint NOT NULL,
	`actor` varchar(48) NOT NULL,
	`action` varchar(64) NOT NULL,
	`target` varchar(96) NOT NULL,
	`detail` json NOT NULL,
	`previous_hash` varchar(64) NOT NULL,
	`hash` varchar(64) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `audit_records_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_audit_previous` UNIQUE(`previous_hash`)
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` varchar(48) NOT NULL,
	`idem_key` varchar(64) NOT NULL,
	`endpoint` varchar(48) NOT NULL,
	`input_hash` varchar(64) NOT NULL,
	`response` json,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `idempotency_keys_scope_idem_key_pk` PRIMARY KEY(`scope`,`idem_key`)
);
--> statement-breakpoint
CREATE TABLE `installation_facts` (
	`name` varchar(64) NOT NULL,
	`value` varchar(500) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `installation_facts_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` bigint NOT NULL,
	`handler` varchar(64) NOT NULL,
	`payload` json NOT NULL,
	`dedupe_key` varchar(96),
	`state` int NOT NULL DEFAULT 0,
	`run_at` datetime(3) NOT NULL,
	`attempts` int NOT NULL DEFAULT 0,
	`lease` varchar(36),
	`lease_until` datetime(3),
	`last_error` varchar(500),
	`created_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	CONSTRAINT `jobs_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_jobs_dedupe` UNIQUE(`handler`,`dedupe_key`)
);
--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`name_sealed` varchar(300) NOT NULL,
	`phone_sealed` varchar(300) NOT NULL,
	`detail_sealed` varchar(700) NOT NULL,
	`district_code` varchar(6) NOT NULL,
	`is_default` boolean NOT NULL DEFAULT false,
	`updated_at` datetime(3) NOT NULL,
	`deleted_at` datetime(3),
	CONSTRAINT `addresses_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `aftersale_cases` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`order_line_id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`kind` varchar(16) NOT NULL,
	`state` varchar(16) NOT NULL,
	`quantity` int NOT NULL,
	`amount_fen` bigint NOT NULL,
	`freight_fen` bigint NOT NULL,
	`reason` varchar(40) NOT NULL,
	`note` varchar(300) NOT NULL DEFAULT '',
	`reject_reason` varchar(200),
	`return_carrier` varchar(20),
	`return_tracking_number` varchar(32),
	`open_line_id` bigint,
	`requested_at` datetime(3) NOT NULL,
	`closed_at` datetime(3),
	CONSTRAINT `aftersale_cases_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_aftersale_open_line` UNIQUE(`open_line_id`)
);
--> statement-breakpoint
CREATE TABLE `aftersale_events` (
	`id` bigint NOT NULL,
	`aftersale_id` bigint NOT NULL,
	`from_state` varchar(16) NOT NULL,
	`to_state` varchar(16) NOT NULL,
	`actor` varchar(48) NOT NULL,
	`reason` varchar(200) NOT NULL DEFAULT '',
	`at` datetime(3) NOT NULL,
	CONSTRAINT `aftersale_events_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `bindings` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`click_id` bigint,
	`code` varchar(12),
	`platform` varchar(10) NOT NULL,
	`scene` varchar(16) NOT NULL,
	`reason` varchar(40) NOT NULL,
	`policy_version` varchar(20) NOT NULL,
	`bound_at` datetime(3) NOT NULL,
	`protected_until` datetime(3),
	`expires_at` datetime(3),
	`open_member_id` bigint,
	`recorded_at` datetime(3) NOT NULL,
	`ended_at` datetime(3),
	`end_reason` varchar(40),
	CONSTRAINT `bindings_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_bindings_open` UNIQUE(`open_member_id`)
);
--> statement-breakpoint
CREATE TABLE `clicks` (
	`id` bigint NOT NULL,
	`code_id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`device_id` varchar(40) NOT NULL,
	`member_id` bigint,
	`platform` varchar(10) NOT NULL,
	`scene` varchar(16) NOT NULL,
	`path` varchar(256) NOT NULL DEFAULT '',
	`effect` varchar(10) NOT NULL,
	`reason` varchar(40) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `clicks_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `referral_codes` (
	`id` bigint NOT NULL,
	`code` varchar(12) NOT NULL,
	`distributor_id` bigint NOT NULL,
	`target` varchar(10) NOT NULL,
	`product_id` bigint,
	`purpose_key` varchar(64) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`revoked_at` datetime(3),
	CONSTRAINT `referral_codes_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_referral_codes_code` UNIQUE(`code`),
	CONSTRAINT `uq_referral_codes_purpose` UNIQUE(`purpose_key`)
);
--> statement-breakpoint
CREATE TABLE `cart_items` (
	`member_id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`quantity` int NOT NULL,
	`is_selected` boolean NOT NULL DEFAULT true,
	`added_price_fen` bigint NOT NULL,
	`added_at` datetime(3) NOT NULL,
	CONSTRAINT `cart_items_member_id_sku_id_pk` PRIMARY KEY(`member_id`,`sku_id`)
);
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` bigint NOT NULL,
	`parent_id` bigint,
	`name` varchar(20) NOT NULL,
	`icon_url` varchar(300) NOT NULL DEFAULT '',
	`sort` int NOT NULL DEFAULT 0,
	CONSTRAINT `categories_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `freight_templates` (
	`name` varchar(40) NOT NULL,
	`rules` json NOT NULL,
	CONSTRAINT `freight_templates_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `product_categories` (
	`category_id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	CONSTRAINT `product_categories_category_id_product_id_pk` PRIMARY KEY(`category_id`,`product_id`)
);
--> statement-breakpoint
CREATE TABLE `products` (
	`id` bigint NOT NULL,
	`title` varchar(60) NOT NULL,
	`subtitle` varchar(80) NOT NULL DEFAULT '',
	`images` json NOT NULL,
	`selling_points` json NOT NULL,
	`detail` json NOT NULL,
	`specs` json NOT NULL,
	`tags` json NOT NULL,
	`unit` varchar(4) NOT NULL,
	`role` varchar(10) NOT NULL,
	`freight_template` varchar(40) NOT NULL,
	`is_on_shelf` boolean NOT NULL,
	`is_returnable` boolean NOT NULL DEFAULT true,
	`commission` json,
	`min_price_fen` bigint NOT NULL,
	`min_market_price_fen` bigint,
	`max_commission_fen` bigint NOT NULL,
	`sold_count` int NOT NULL DEFAULT 0,
	`review_count` int NOT NULL DEFAULT 0,
	`good_review_count` int NOT NULL DEFAULT 0,
	`sort` int NOT NULL DEFAULT 0,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `products_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	`author` varchar(40) NOT NULL,
	`avatar_url` varchar(300),
	`rating` int NOT NULL,
	`text` varchar(500) NOT NULL,
	`sku_text` varchar(80) NOT NULL DEFAULT '',
	`at` datetime(3) NOT NULL,
	CONSTRAINT `reviews_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `shop_settings` (
	`id` int NOT NULL,
	`profile` json NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `shop_settings_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `skus` (
	`id` bigint NOT NULL,
	`product_id` bigint NOT NULL,
	`specs` json NOT NULL,
	`spec_text` varchar(80) NOT NULL,
	`price_fen` bigint NOT NULL,
	`market_price_fen` bigint,
	`cost_fen` bigint,
	`weight_grams` int NOT NULL DEFAULT 0,
	`image_url` varchar(300),
	`commission` json,
	`sort` int NOT NULL DEFAULT 0,
	`retired_at` datetime(3),
	CONSTRAINT `skus_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_skus_spec` UNIQUE(`product_id`,`spec_text`)
);
--> statement-breakpoint
CREATE TABLE `commission_policies` (
	`id` bigint NOT NULL,
	`version` int NOT NULL,
	`policy` json NOT NULL,
	`paid_levels` int NOT NULL,
	`note` varchar(200) NOT NULL,
	`published_by` varchar(48) NOT NULL,
	`effective_from` datetime(3) NOT NULL,
	CONSTRAINT `commission_policies_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_commission_policies_version` UNIQUE(`version`),
	CONSTRAINT `chk_policies_levels` CHECK(`commission_policies`.`paid_levels` IN (1, 2, 3))
);
--> statement-breakpoint
CREATE TABLE `commission_reversals` (
	`id` bigint NOT NULL,
	`commission_id` bigint NOT NULL,
	`refund_id` bigint,
	`cause` varchar(40) NOT NULL,
	`amount_fen` bigint NOT NULL,
	`taken_from` json NOT NULL,
	`reason` varchar(200) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `commission_reversals_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_commission_reversals_cause` UNIQUE(`commission_id`,`cause`)
);
--> statement-breakpoint
CREATE TABLE `commissions` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`order_line_id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`level` int NOT NULL,
	`amount_fen` bigint NOT NULL,
	`reversed_fen` bigint NOT NULL,
	`state` varchar(12) NOT NULL,
	`hold_reason` varchar(200),
	`platform` varchar(10) NOT NULL,
	`policy_id` bigint NOT NULL,
	`policy_version` int NOT NULL,
	`receipt` json NOT NULL,
	`accrued_at` datetime(3) NOT NULL,
	`matures_at` datetime(3),
	`available_at` datetime(3),
	`is_zero` boolean NOT NULL DEFAULT false,
	CONSTRAINT `commissions_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_commissions_line_level` UNIQUE(`order_line_id`,`level`),
	CONSTRAINT `chk_commissions_level` CHECK(`commissions`.`level` IN (1, 2, 3)),
	CONSTRAINT `chk_commissions_amounts` CHECK(`commissions`.`amount_fen` >= 0 AND `commissions`.`reversed_fen` >= 0 AND `commissions`.`reversed_fen` <= `commissions`.`amount_fen`)
);
--> statement-breakpoint
CREATE TABLE `distributor_applications` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`name` varchar(40) NOT NULL,
	`sponsor_id` bigint,
	`note` varchar(200) NOT NULL DEFAULT '',
	`platform` varchar(10) NOT NULL,
	`state` varchar(10) NOT NULL,
	`open_member_id` bigint,
	`decided_by` varchar(48),
	`reason` varchar(200),
	`applied_at` datetime(3) NOT NULL,
	`decided_at` datetime(3),
	CONSTRAINT `distributor_applications_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_applications_open` UNIQUE(`open_member_id`)
);
--> statement-breakpoint
CREATE TABLE `distributors` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`name` varchar(40) NOT NULL,
	`parent_id` bigint,
	`depth` int NOT NULL,
	`status` varchar(12) NOT NULL,
	`status_reason` varchar(200),
	`platform` varchar(10) NOT NULL,
	`joined_at` datetime(3) NOT NULL,
	`merged_into_id` bigint,
	CONSTRAINT `distributors_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_distributors_member` UNIQUE(`member_id`)
);
--> statement-breakpoint
CREATE TABLE `sponsorships` (
	`id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`parent_id` bigint,
	`actor` varchar(48) NOT NULL,
	`reason` varchar(200) NOT NULL,
	`valid_from` datetime(3) NOT NULL,
	`valid_to` datetime(3),
	CONSTRAINT `sponsorships_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`carrier` varchar(20) NOT NULL,
	`tracking_number` varchar(32) NOT NULL,
	`state` varchar(12) NOT NULL,
	`events` json NOT NULL,
	`upload_state` varchar(12) NOT NULL,
	`upload_error` varchar(200),
	`uploads` int NOT NULL DEFAULT 0,
	`tracking_state` varchar(12) NOT NULL,
	`shipped_at` datetime(3) NOT NULL,
	`signed_at` datetime(3),
	`refreshed_at` datetime(3),
	CONSTRAINT `shipments_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_shipments_number` UNIQUE(`carrier`,`tracking_number`,`order_id`)
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`purpose` varchar(40) NOT NULL,
	`text_version` varchar(32) NOT NULL,
	`is_granted` boolean NOT NULL,
	`ip` varchar(45) NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `consents_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`platform` varchar(10) NOT NULL,
	`app_id` varchar(40) NOT NULL,
	`kind` varchar(20) NOT NULL,
	`value_index` varchar(64) NOT NULL,
	`value_sealed` varchar(400) NOT NULL,
	`value_tail` varchar(6) NOT NULL,
	`linked_at` datetime(3) NOT NULL,
	`last_seen_at` datetime(3) NOT NULL,
	CONSTRAINT `identities_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_identities_value` UNIQUE(`platform`,`app_id`,`kind`,`value_index`)
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` bigint NOT NULL,
	`nickname` varchar(40) NOT NULL,
	`avatar_url` varchar(300),
	`phone_sealed` varchar(300),
	`phone_tail` varchar(4),
	`is_blocked` boolean NOT NULL DEFAULT false,
	`merged_into_id` bigint,
	`first_platform` varchar(10) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `members_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `merge_proposals` (
	`id` bigint NOT NULL,
	`keeps_id` bigint NOT NULL,
	`absorbs_id` bigint NOT NULL,
	`evidence` varchar(20) NOT NULL,
	`phone_sealed` varchar(300),
	`state` varchar(10) NOT NULL,
	`open_key` varchar(48),
	`keeps_confirmed_at` datetime(3),
	`absorbs_confirmed_at` datetime(3),
	`consent_version` varchar(32) NOT NULL,
	`moved` json,
	`created_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`closed_at` datetime(3),
	CONSTRAINT `merge_proposals_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_merge_open` UNIQUE(`open_key`)
);
--> statement-breakpoint
CREATE TABLE `oauth_states` (
	`state` varchar(64) NOT NULL,
	`return_path` varchar(512) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `oauth_states_state` PRIMARY KEY(`state`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`platform` varchar(10) NOT NULL,
	`refresh_hash` varchar(64) NOT NULL,
	`previous_hash` varchar(64),
	`grace_token_sealed` varchar(400),
	`rotated_at` datetime(3) NOT NULL,
	`device_id` varchar(40),
	`created_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`revoked_at` datetime(3),
	`revoke_reason` varchar(40),
	CONSTRAINT `sessions_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_sessions_refresh` UNIQUE(`refresh_hash`)
);
--> statement-breakpoint
CREATE TABLE `sms_codes` (
	`id` bigint NOT NULL,
	`phone_index` varchar(64) NOT NULL,
	`purpose` varchar(10) NOT NULL,
	`code_hash` varchar(64) NOT NULL,
	`attempts` int NOT NULL DEFAULT 0,
	`sent_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `sms_codes_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` bigint NOT NULL,
	`username` varchar(40) NOT NULL,
	`name` varchar(40) NOT NULL,
	`role` varchar(12) NOT NULL,
	`password_hash` varchar(200) NOT NULL,
	`totp_sealed` varchar(300),
	`totp_step` int NOT NULL DEFAULT 0,
	`failed_logins` int NOT NULL DEFAULT 0,
	`locked_until` datetime(3),
	`is_disabled` boolean NOT NULL DEFAULT false,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `staff_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_staff_username` UNIQUE(`username`)
);
--> statement-breakpoint
CREATE TABLE `reservations` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`quantity` int NOT NULL,
	`state` varchar(10) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`ended_at` datetime(3),
	CONSTRAINT `reservations_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_reservations_line` UNIQUE(`order_id`,`sku_id`)
);
--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`quantity` int NOT NULL,
	`reason` varchar(12) NOT NULL,
	`reference` varchar(64) NOT NULL,
	`note` varchar(200) NOT NULL DEFAULT '',
	`at` datetime(3) NOT NULL,
	CONSTRAINT `stock_movements_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_stock_movements_reference` UNIQUE(`sku_id`,`reason`,`reference`)
);
--> statement-breakpoint
CREATE TABLE `stocks` (
	`sku_id` bigint NOT NULL,
	`on_hand` int NOT NULL,
	`reserved` int NOT NULL DEFAULT 0,
	`sold` int NOT NULL DEFAULT 0,
	`received` int NOT NULL,
	CONSTRAINT `stocks_sku_id` PRIMARY KEY(`sku_id`),
	CONSTRAINT `chk_stocks_reserved` CHECK(`stocks`.`reserved` >= 0),
	CONSTRAINT `chk_stocks_available` CHECK(`stocks`.`on_hand` >= `stocks`.`reserved`),
	CONSTRAINT `chk_stocks_sum` CHECK(`stocks`.`on_hand` + `stocks`.`sold` = `stocks`.`received`)
);
--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`account` varchar(80) NOT NULL,
	`balance_fen` bigint NOT NULL,
	`version` bigint NOT NULL,
	`is_non_negative` boolean NOT NULL,
	`opened_at` datetime(3) NOT NULL,
	CONSTRAINT `ledger_accounts_account` PRIMARY KEY(`account`),
	CONSTRAINT `chk_ledger_accounts_balance` CHECK(`ledger_accounts`.`is_non_negative` = 0 OR `ledger_accounts`.`balance_fen` >= 0)
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`id` bigint NOT NULL,
	`code` varchar(40) NOT NULL,
	`reference` varchar(80) NOT NULL,
	`meta` json NOT NULL,
	`posted_at` datetime(3) NOT NULL,
	CONSTRAINT `ledger_entries_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_ledger_entries_event` UNIQUE(`code`,`reference`)
);
--> statement-breakpoint
CREATE TABLE `ledger_postings` (
	`id` bigint NOT NULL,
	`entry_id` bigint NOT NULL,
	`position` int NOT NULL,
	`from_account` varchar(80) NOT NULL,
	`to_account` varchar(80) NOT NULL,
	`amount_fen` bigint NOT NULL,
	`from_balance_fen` bigint NOT NULL,
	`from_version` bigint NOT NULL,
	`to_balance_fen` bigint NOT NULL,
	`to_version` bigint NOT NULL,
	CONSTRAINT `ledger_postings_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_ledger_postings_from` UNIQUE(`from_account`,`from_version`),
	CONSTRAINT `uq_ledger_postings_to` UNIQUE(`to_account`,`to_version`),
	CONSTRAINT `chk_ledger_postings_amount` CHECK(`ledger_postings`.`amount_fen` > 0 AND `ledger_postings`.`from_account` <> `ledger_postings`.`to_account`)
);
--> statement-breakpoint
CREATE TABLE `order_events` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`event` varchar(24) NOT NULL,
	`from_state` varchar(20) NOT NULL,
	`to_state` varchar(20) NOT NULL,
	`actor` varchar(48) NOT NULL,
	`reason` varchar(200) NOT NULL DEFAULT '',
	`at` datetime(3) NOT NULL,
	CONSTRAINT `order_events_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`position` int NOT NULL,
	`product_id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`title` varchar(60) NOT NULL,
	`sku_text` varchar(80) NOT NULL,
	`image_url` varchar(300) NOT NULL,
	`quantity` int NOT NULL,
	`price_fen` bigint NOT NULL,
	`discount_fen` bigint NOT NULL,
	`net_fen` bigint NOT NULL,
	`cost_fen` bigint,
	`commission` json,
	`is_returnable` boolean NOT NULL DEFAULT true,
	`refunded_fen` bigint NOT NULL,
	`refunded_quantity` int NOT NULL DEFAULT 0,
	CONSTRAINT `order_lines_id` PRIMARY KEY(`id`),
	CONSTRAINT `chk_order_lines_amounts` CHECK(`order_lines`.`net_fen` >= 0 AND `order_lines`.`refunded_fen` >= 0 AND `order_lines`.`refunded_fen` <= `order_lines`.`net_fen` AND `order_lines`.`refunded_quantity` <= `order_lines`.`quantity`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` bigint NOT NULL,
	`number` varchar(24) NOT NULL,
	`member_id` bigint NOT NULL,
	`platform` varchar(10) NOT NULL,
	`state` varchar(20) NOT NULL,
	`goods_fen` bigint NOT NULL,
	`discount_fen` bigint NOT NULL,
	`freight_fen` bigint NOT NULL,
	`payable_fen` bigint NOT NULL,
	`refunded_fen` bigint NOT NULL,
	`coupon_grant_id` bigint,
	`address` json NOT NULL,
	`attribution` json NOT NULL,
	`note` varchar(200) NOT NULL DEFAULT '',
	`placed_at` datetime(3) NOT NULL,
	`pay_before` datetime(3) NOT NULL,
	`paid_at` datetime(3),
	`shipped_at` datetime(3),
	`auto_confirm_at` datetime(3),
	`received_at` datetime(3),
	`completed_at` datetime(3),
	`closed_at` datetime(3),
	`paid_attempt_id` bigint,
	CONSTRAINT `orders_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_orders_number` UNIQUE(`number`),
	CONSTRAINT `chk_orders_amounts` CHECK(`orders`.`payable_fen` = `orders`.`goods_fen` - `orders`.`discount_fen` + `orders`.`freight_fen` AND `orders`.`payable_fen` >= 0 AND `orders`.`refunded_fen` <= `orders`.`payable_fen`)
);
--> statement-breakpoint
CREATE TABLE `channel_notifications` (
	`id` bigint NOT NULL,
	`provider` varchar(16) NOT NULL,
	`event_id` varchar(96) NOT NULL,
	`kind` varchar(16) NOT NULL,
	`business_no` varchar(64) NOT NULL,
	`fact` json NOT NULL,
	`state` varchar(12) NOT NULL,
	`problem` varchar(200),
	`received_at` datetime(3) NOT NULL,
	CONSTRAINT `channel_notifications_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_channel_notifications_event` UNIQUE(`provider`,`event_id`)
);
--> statement-breakpoint
CREATE TABLE `payment_attempts` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`channel` varchar(10) NOT NULL,
	`scene` varchar(20) NOT NULL,
	`out_trade_no` varchar(32) NOT NULL,
	`amount_fen` bigint NOT NULL,
	`payer_open_id` varchar(64),
	`payer_ip` varchar(45) NOT NULL,
	`return_url` varchar(700),
	`state` varchar(20) NOT NULL,
	`launch` json,
	`channel_trade_no` varchar(64),
	`expires_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`paid_at` datetime(3),
	`queried_at` datetime(3),
	`queries` int NOT NULL DEFAULT 0,
	CONSTRAINT `payment_attempts_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_payment_attempts_out_trade_no` UNIQUE(`out_trade_no`),
	CONSTRAINT `uq_payment_attempts_channel_no` UNIQUE(`channel`,`channel_trade_no`)
);
--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` bigint NOT NULL,
	`order_id` bigint NOT NULL,
	`attempt_id` bigint NOT NULL,
	`channel` varchar(10) NOT NULL,
	`out_refund_no` varchar(32) NOT NULL,
	`amount_fen` bigint NOT NULL,
	`cause` varchar(12) NOT NULL,
	`aftersale_id` bigint,
	`reason` varchar(80) NOT NULL,
	`state` varchar(12) NOT NULL,
	`channel_refund_no` varchar(64),
	`fail_reason` varchar(200),
	`created_at` datetime(3) NOT NULL,
	`succeeded_at` datetime(3),
	`submissions` int NOT NULL DEFAULT 0,
	CONSTRAINT `refunds_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_refunds_out_refund_no` UNIQUE(`out_refund_no`),
	CONSTRAINT `uq_refunds_aftersale` UNIQUE(`aftersale_id`)
);
--> statement-breakpoint
CREATE TABLE `coupon_grants` (
	`id` bigint NOT NULL,
	`coupon_id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`state` varchar(10) NOT NULL,
	`order_id` bigint,
	`claimed_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `coupon_grants_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `coupons` (
	`id` bigint NOT NULL,
	`title` varchar(40) NOT NULL,
	`threshold_fen` bigint NOT NULL,
	`discount_fen` bigint NOT NULL,
	`total` int NOT NULL,
	`claimed` int NOT NULL DEFAULT 0,
	`per_member` int NOT NULL DEFAULT 1,
	`starts_at` datetime(3) NOT NULL,
	`ends_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `coupons_id` PRIMARY KEY(`id`),
	CONSTRAINT `chk_coupons_claimed` CHECK(`coupons`.`claimed` <= `coupons`.`total`)
);
--> statement-breakpoint
CREATE TABLE `settlement_lines` (
	`id` bigint NOT NULL,
	`settlement_id` bigint NOT NULL,
	`commission_id` bigint NOT NULL,
	`amount_fen` bigint NOT NULL,
	CONSTRAINT `settlement_lines_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_settlement_lines_commission` UNIQUE(`commission_id`)
);
--> statement-breakpoint
CREATE TABLE `settlements` (
	`id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`day` varchar(10) NOT NULL,
	`commissions` int NOT NULL,
	`amount_fen` bigint NOT NULL,
	`debt_offset_fen` bigint NOT NULL,
	`settled_at` datetime(3) NOT NULL,
	CONSTRAINT `settlements_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` bigint NOT NULL,
	`withdrawal_id` bigint NOT NULL,
	`channel` varchar(10) NOT NULL,
	`out_bill_no` varchar(32) NOT NULL,
	`amount_fen` bigint NOT NULL,
	`state` varchar(24) NOT NULL,
	`channel_bill_no` varchar(64),
	`confirm_package` varchar(512),
	`confirm_before` datetime(3),
	`submissions` int NOT NULL DEFAULT 0,
	`fail_reason` varchar(200),
	`created_at` datetime(3) NOT NULL,
	`queried_at` datetime(3),
	`finished_at` datetime(3),
	CONSTRAINT `payouts_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_payouts_withdrawal` UNIQUE(`withdrawal_id`),
	CONSTRAINT `uq_payouts_out_bill_no` UNIQUE(`out_bill_no`)
);
--> statement-breakpoint
CREATE TABLE `withdrawal_events` (
	`id` bigint NOT NULL,
	`withdrawal_id` bigint NOT NULL,
	`from_state` varchar(24) NOT NULL,
	`to_state` varchar(24) NOT NULL,
	`actor` varchar(48) NOT NULL,
	`reason` varchar(200) NOT NULL DEFAULT '',
	`at` datetime(3) NOT NULL,
	CONSTRAINT `withdrawal_events_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`id` bigint NOT NULL,
	`distributor_id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`amount_fen` bigint NOT NULL,
	`fee_fen` bigint NOT NULL,
	`tax_fen` bigint NOT NULL,
	`net_fen` bigint NOT NULL,
	`is_urgent` boolean NOT NULL DEFAULT false,
	`channel` varchar(10) NOT NULL,
	`payee_sealed` varchar(400) NOT NULL,
	`payee_masked` varchar(64) NOT NULL,
	`real_name_sealed` varchar(300),
	`state` varchar(24) NOT NULL,
	`review_reason` varchar(200),
	`reviewed_by` varchar(48),
	`fail_reason` varchar(200),
	`requested_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	CONSTRAINT `withdrawals_id` PRIMARY KEY(`id`),
	CONSTRAINT `chk_withdrawals_amounts` CHECK(`withdrawals`.`net_fen` = `withdrawals`.`amount_fen` - `withdrawals`.`fee_fen` - `withdrawals`.`tax_fen` AND `withdrawals`.`net_fen` > 0 AND `withdrawals`.`fee_fen` >= 0 AND `withdrawals`.`tax_fen` >= 0)
);
--> statement-breakpoint
CREATE INDEX `idx_audit_target` ON `audit_records` (`target`);--> statement-breakpoint
CREATE INDEX `idx_idempotency_created` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE INDEX `idx_jobs_due` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `idx_jobs_lease` ON `jobs` (`lease`);--> statement-breakpoint
CREATE INDEX `idx_addresses_member` ON `addresses` (`member_id`);--> statement-breakpoint
CREATE INDEX `idx_aftersale_order` ON `aftersale_cases` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_aftersale_member` ON `aftersale_cases` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_aftersale_state` ON `aftersale_cases` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `idx_aftersale_events_case` ON `aftersale_events` (`aftersale_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_bindings_distributor` ON `bindings` (`distributor_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `idx_bindings_member` ON `bindings` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_clicks_device` ON `clicks` (`device_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_clicks_distributor` ON `clicks` (`distributor_id`,`at`);--> statement-breakpoint
CREATE INDEX `idx_clicks_member` ON `clicks` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_product_categories_product` ON `product_categories` (`product_id`);--> statement-breakpoint
CREATE INDEX `idx_products_shelf` ON `products` (`is_on_shelf`,`sort`,`id`);--> statement-breakpoint
CREATE INDEX `idx_reviews_product` ON `reviews` (`product_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_commissions_distributor` ON `commissions` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_commissions_distributor_accrued` ON `commissions` (`distributor_id`,`accrued_at`);--> statement-breakpoint
CREATE INDEX `idx_commissions_distributor_state` ON `commissions` (`distributor_id`,`state`,`matures_at`);--> statement-breakpoint
CREATE INDEX `idx_commissions_order` ON `commissions` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_commissions_due` ON `commissions` (`state`,`matures_at`);--> statement-breakpoint
CREATE INDEX `idx_applications_state` ON `distributor_applications` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `idx_applications_member` ON `distributor_applications` (`member_id`);--> statement-breakpoint
CREATE INDEX `idx_distributors_parent` ON `distributors` (`parent_id`);--> statement-breakpoint
CREATE INDEX `idx_sponsorships_distributor` ON `sponsorships` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_shipments_order` ON `shipments` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_consents_member` ON `consents` (`member_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `idx_identities_member` ON `identities` (`member_id`);--> statement-breakpoint
CREATE INDEX `idx_members_merged` ON `members` (`merged_into_id`);--> statement-breakpoint
CREATE INDEX `idx_merge_keeps` ON `merge_proposals` (`keeps_id`);--> statement-breakpoint
CREATE INDEX `idx_merge_absorbs` ON `merge_proposals` (`absorbs_id`);--> statement-breakpoint
CREATE INDEX `idx_sessions_previous` ON `sessions` (`previous_hash`);--> statement-breakpoint
CREATE INDEX `idx_sessions_member` ON `sessions` (`member_id`);--> statement-breakpoint
CREATE INDEX `idx_sms_codes_phone` ON `sms_codes` (`phone_index`,`purpose`,`sent_at`);--> statement-breakpoint
CREATE INDEX `idx_stock_movements_sku` ON `stock_movements` (`sku_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_ledger_entries_reference` ON `ledger_entries` (`reference`);--> statement-breakpoint
CREATE INDEX `idx_ledger_postings_entry` ON `ledger_postings` (`entry_id`);--> statement-breakpoint
CREATE INDEX `idx_order_events_order` ON `order_events` (`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_order_lines_order` ON `order_lines` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `idx_order_lines_product` ON `order_lines` (`product_id`);--> statement-breakpoint
CREATE INDEX `idx_orders_member` ON `orders` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_orders_state` ON `orders` (`state`,`pay_before`);--> statement-breakpoint
CREATE INDEX `idx_orders_auto_confirm` ON `orders` (`state`,`auto_confirm_at`);--> statement-breakpoint
CREATE INDEX `idx_channel_notifications_business` ON `channel_notifications` (`business_no`);--> statement-breakpoint
CREATE INDEX `idx_payment_attempts_order` ON `payment_attempts` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_payment_attempts_state` ON `payment_attempts` (`state`,`queried_at`);--> statement-breakpoint
CREATE INDEX `idx_refunds_order` ON `refunds` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_refunds_state` ON `refunds` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `idx_coupon_grants_member` ON `coupon_grants` (`member_id`,`state`);--> statement-breakpoint
CREATE INDEX `idx_coupon_grants_coupon` ON `coupon_grants` (`coupon_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `idx_coupon_grants_order` ON `coupon_grants` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_settlement_lines_settlement` ON `settlement_lines` (`settlement_id`);--> statement-breakpoint
CREATE INDEX `idx_settlements_distributor` ON `settlements` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_payouts_state` ON `payouts` (`state`,`queried_at`);--> statement-breakpoint
CREATE INDEX `idx_withdrawal_events` ON `withdrawal_events` (`withdrawal_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_withdrawals_distributor` ON `withdrawals` (`distributor_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_withdrawals_state` ON `withdrawals` (`state`,`id`);