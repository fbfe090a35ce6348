package dev.slipway.calendar;

import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;
import java.util.BitSet;

/// The values that one field of a cron expression names.
///
/// @param values among those that the field may have
/// @param any the field is `*`, which for days means that the other field of days decides alone
/// @param stepping `*`, or a step such as `*/2`, is among what it lists
record CronField(BitSet values, boolean any, boolean stepping) {

  /// @param first the least value that the field may have
  /// @param last the greatest
  static CronField of(FieldExpression expression, int first, int last) {
    BitSet values = new BitSet(last + 1);
    add(expression, first, last, 1, values);
    return new CronField(values, expression instanceof Always, steps(expression));
  }

  private static void add(FieldExpression expression, int first, int last, int step, BitSet to) {
    switch (expression) {
      case Always _ -> fill(first, last, step, to);
      case And and -> and.getExpressions().forEach(part -> add(part, first, last, step, to));
      case Between range -> fill(number(range.getFrom()), number(range.getTo()), step, to);
      case Every every -> add(every.getExpression(), first, last, every.getPeriod().getValue(), to);
      case On on -> fill(number(on.getTime()), step > 1 ? last : number(on.getTime()), step, to);
      default ->
          throw new IllegalArgumentException(
              "'" + expression.asString() + "' is not part of Unix cron");
    }
  }

  private static void fill(int first, int last, int step, BitSet to) {
    for (int value = first; value <= last; value += step) {
      to.set(value);
    }
  }

  private static int number(FieldValue<?> value) {
    if (value instanceof IntegerFieldValue number) {
      return number.getValue();
    }
    throw new IllegalArgumentException("'" + value + "' is not part of Unix cron");
  }

  private static boolean steps(FieldExpression expression) {
    return switch (expression) {
      case Always _, Every _ -> true;
      case And and -> and.getExpressions().stream().anyMatch(CronField::steps);
      default -> false;
    };
  }
}
