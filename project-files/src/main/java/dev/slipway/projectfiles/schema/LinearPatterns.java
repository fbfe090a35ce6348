package dev.slipway.projectfiles.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/// Matches the schema's patterns in linear time, and nothing that is longer than any of them means.
final class LinearPatterns implements RegularExpressionFactory {

  private static final int LONGEST = 4_096;

  @Override
  public RegularExpression getRegularExpression(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> text.length() <= LONGEST && pattern.matcher(text).find();
  }
}
