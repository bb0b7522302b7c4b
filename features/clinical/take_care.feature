Feature: What a rule says reaches the person
  The words of a contraindication are told with the week where they fit it; words that several rules share appear once.
  Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: The one instruction that goes with a condition is read
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer     |
      | Bones                   | <bones>    |
      | Spine and joint disease | <spine>    |
      | Heart and circulation   | <heart>    |
      | Medicines               | <medicine> |
      | Other illness           | <illness>  |
    When the rules are run
    Then the person is told to take care: "<words>"

    Examples:
      | bones        | spine                                          | heart                                               | medicine                                      | illness                                                         | words                                                                                    |
      |              |                                                |                                                     |                                               | Glaucoma, retina trouble, or eye operation in the last 3 months | Breathe out whenever you push.                                                           |
      |              |                                                | Settled heart disease, or a stent over 12 weeks ago |                                               |                                                                 | Breathe out whenever you push.                                                           |
      |              |                                                |                                                     | Blood thinner, clopidogrel (not just aspirin) |                                                                 | Keep a hand on something firm whenever you stand on one leg.                             |
      |              | Spinal stenosis, a narrow canal                |                                                     |                                               |                                                                 | With a narrowed spinal canal we leave out arching, leaning back or far to the side       |
      |              | Very loose joints (hypermobile, Ehlers-Danlos) |                                                     |                                               |                                                                 | Your joints are loose already: no far stretches, leaning back, bounces or jumps           |
      | Osteoporosis |                                                |                                                     |                                               |                                                                 | No roller or ball on your back, ribs or chest. Bend from the hips. |

  Scenario: Words that several rules share are read once
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer                                        |
      | Age       | 66                                            |
      | Bones     | Osteoporosis                                  |
      | Medicines | Blood thinner, clopidogrel (not just aspirin) |
    When the rules are run
    Then the person is told to take care: "Keep a hand on something firm whenever you stand on one leg."
    And no words are told twice

  Scenario: Whoever always holds on reads one sentence about it
    Given a person with two weeks of simple low back pain
    And the person answers
      | question          | answer                                        |
      | Age               | 66                                            |
      | Bones             | Osteoporosis                                  |
      | Medicines         | Blood thinner, clopidogrel (not just aspirin) |
      | Falls and balance | I fell once                                   |
    When the rules are run
    Then the person is told to take care: "When you exercise standing, hold on to something firm (a stick or frame counts, if you have one) or keep your back against a wall."
    And no words are told twice
