Feature: Nearly fired
  Where one small step of one answer would have changed the decision, a clinician should look. So
  each case names the rules that nearly fired, and cases are found by them.

  Scenario Outline: A rule that one small step would have fired is named, with the step
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    And the person has asked for a week
    Then the rule "<rule>" nearly fired
    And the answer "<step>" to "<question>" would have fired the rule "<rule>"

    Examples:
      | question | answer      | rule                      | step  |
      | pain_now | 7           | strong-at-rest          | 8     |
      | age      | 18          | under-18                  | 17    |
      | course   | up_and_down | first-weeks-getting-worse | worse |

  Scenario Outline: What fired, and what is further away, did not nearly fire
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer |
      | pain_now | <pain> |
    And the person has asked for a week
    Then the rule "strong-at-rest" did not nearly fire

    Examples:
      | pain |
      | 6    |
      | 8    |

  Scenario: A rule that is one tick away for everybody is not named for anybody
    Given a person with two weeks of simple low back pain
    And the person has asked for a week
    Then the rule "chest-pain" did not nearly fire

  Scenario: The cases in which a rule nearly fired are found by it
    Given these people have asked for a week
      | age | pain_now |
      | 40  | 6        |
      | 40  | 7        |
      | 50  | 7        |
      | 40  | 8        |
    Then the filter for "strong-at-rest" nearly fired finds the cases 2 and 3

  Scenario: The desk shows what nearly fired before all other rules that did not fire
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer |
      | pain_now | 7      |
    And the person has asked for a week
    When a clinician looks at the rules that did not fire
    Then "strong-at-rest" is among the first, marked as near
    And "chest-pain" comes after them, with the part of it that failed
