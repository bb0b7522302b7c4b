Feature: What a rule says reaches the person
  The words of each contraindication stand at the top of the week, those that several rules share once.

  Scenario Outline: The one instruction that goes with a condition is read
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer     |
      | bone_conditions  | <bones>    |
      | spine_conditions | <spine>    |
      | heart_conditions | <heart>    |
      | medicines        | <medicine> |
      | illnesses        | <illness>  |
    When the rules are run
    Then the person is told to take care: "<words>"

    Examples:
      | bones        | spine         | heart         | medicine | illness       | words                                                                                    |
      |              |               |               |          | eye_condition | Breathe out whenever you push.                                                           |
      |              |               | heart_disease |          |               | Breathe out whenever you push.                                                           |
      |              |               |               | thinner  |               | Keep a hand on something firm whenever you stand on one leg.                             |
      |              | stenosis      |               |          |               | With a narrowed spinal canal we leave out arching, leaning back and lying on your front. |
      |              | hypermobility |               |          |               | We work in the middle of each movement and leave out far stretches, bounces and jumps.   |
      | osteoporosis |               |               |          |               | As your bones may be weak, no roller or ball goes on your back, ribs or chest.           |

  Scenario: Words that several rules share are read once
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer       |
      | age             | 66           |
      | bone_conditions | osteoporosis |
      | medicines       | thinner      |
      | balance         | one_fall     |
    When the rules are run
    Then the person is told to take care: "Keep a hand on something firm whenever you stand on one leg."
    And no words are told twice
