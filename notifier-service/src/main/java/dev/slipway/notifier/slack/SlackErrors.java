package dev.slipway.notifier.slack;

import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Failure.Concern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of Slack's errors: whom each concerns, and whether it passes. Source: the error lists of
/// Slack's Web API reference for the methods that are called here. An error that is not in the table is
/// tried again soon some times and taken for lasting then, so that it is seen.
final class SlackErrors {

  private static final Map<String, Function<String, Failure>> TABLE = new LinkedHashMap<>();

  static {
    put(
        _ -> new Failure.RateLimited(SlackFailures.UNSAID),
        List.of("ratelimited", "rate_limited", "message_limit_exceeded"));
    // Of the first two Slack says that part of the call may have succeeded.
    put(
        Failure.Unanswered::new,
        List.of("internal_error", "fatal_error", "request_timeout", "update_failed"));
    put(
        Failure.Unavailable::new,
        List.of("service_unavailable", "team_added_to_org", "external_channel_migrating"));
    put(Failure.Gone::new, List.of("message_not_found", "thread_not_found"));
    put(
        Failure.Unchangeable::new,
        List.of("cant_update_message", "edit_window_closed", "cant_delete_message"));
    // Also said of a recipient: the token is verified before it is given up.
    put(
        Failure.Unauthorized::new,
        List.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "org_login_required",
            "team_access_not_granted",
            "two_factor_setup_required",
            "accesslimited"));
    put(
        refused(Concern.OPERATION),
        List.of(
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "method_deprecated",
            "deprecated_endpoint",
            "unknown_method",
            "ekm_access_denied",
            "enterprise_is_restricted"));
    put(
        refused(Concern.CONVERSATION),
        List.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "is_inactive",
            "channel_is_limited_access",
            "access_denied",
            "user_not_found",
            "users_not_found",
            "user_not_visible",
            "user_disabled",
            "user_is_bot",
            "cannot_dm_bot",
            "messages_tab_disabled",
            "method_not_supported_for_channel_type",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_non_threadable_channel",
            "restricted_action_thread_only_channel",
            "team_not_found",
            "not_supported",
            "slack_connect_file_link_sharing_blocked"));
    put(
        refused(Concern.MESSAGE),
        List.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_attachments",
            "msg_too_long",
            "msg_blocks_too_long",
            "no_text",
            "too_many_attachments",
            "block_mismatch",
            "duplicate_message_not_found",
            "duplicate_channel_not_found",
            "cannot_reply_to_message",
            "restricted_action_thread_locked",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_too_large",
            "metadata_must_be_sent_from_app",
            "markdown_text_conflict",
            "as_user_not_supported",
            "invalid_arguments",
            "invalid_arg_name",
            "invalid_array_arg",
            "invalid_charset",
            "invalid_form_data",
            "invalid_post_type",
            "missing_post_type",
            "view_too_large",
            "invalid_cursor",
            "invalid_ts_latest",
            "invalid_ts_oldest",
            "user_not_in_channel"));
  }

  private SlackErrors() {}

  private static void put(Function<String, Failure> failure, List<String> errors) {
    errors.forEach(error -> TABLE.put(error, failure));
  }

  private static Function<String, Failure> refused(Concern concern) {
    return reason -> new Failure.Refused(concern, reason);
  }

  static Failure of(@Nullable String error) {
    String code = error == null ? "an answer without an error's name" : legible(error);
    Function<String, Failure> known = TABLE.get(code);
    return known == null ? new Failure.Refused(Concern.UNKNOWN, code) : known.apply(code);
  }

  /// An error's name goes into a row, a log line and health.
  private static String legible(String error) {
    return error.matches("[a-zA-Z0-9_.:-]{1,100}") ? error : "an error without a legible name";
  }
}
